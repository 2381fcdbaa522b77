import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('what', models.TextField(verbose_name='what will be done')),
                ('expected_change', models.TextField(verbose_name='what will be different for children')),
                ('proof_wanted', models.TextField(verbose_name='what would prove it')),
                ('first_due', models.DateField()),
                ('due', models.DateField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_word', models.DateField()),
                ('times_extended', models.PositiveSmallIntegerField(default=0)),
                ('evidence_refused', models.BooleanField(default=False)),
                ('evidence_waits', models.BooleanField(default=False)),
                ('ended_how', models.CharField(blank=True, choices=[('evidenced', 'evidenced'), ('no-longer-needed', 'no-longer-needed')], max_length=20)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='agencies.matter')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='agencies.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='agencies.partnership')),
            ],
            options={
                'ordering': ['due', 'pk'],
                'indexes': [models.Index(fields=['partnership', 'ended_how', 'due'], name='action_open_due'), models.Index(fields=['owner', 'ended_how', 'due'], name='action_owner_open'), models.Index(fields=['organisation', 'ended_how', 'due'], name='action_body_open')],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'number'), name='action_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_how', ''), ('ended_on__isnull', True)), models.Q(models.Q(('ended_how', ''), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='action_ended_how_and_when'), models.CheckConstraint(condition=models.Q(('ended_how__in', ['', 'evidenced', 'no-longer-needed'])), name='action_ends_in_two_ways')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.TextField(blank=True)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='followthrough.action')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rung', models.PositiveSmallIntegerField(choices=[(1, 'the owner'), (2, 'the agency signatory'), (3, 'the sub-group'), (4, 'the executive'), (5, 'the scrutineer')])),
                ('because', models.TextField(verbose_name='why it is asked')),
                ('question', models.TextField()),
                ('reply', models.TextField(blank=True)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('taken-further', 'taken-further')], max_length=20)),
                ('decision', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='followthrough.action')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replied_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['action', 'decided_at'], name='followthrou_action__5bd047_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replied_at__isnull', True), ('replied_by__isnull', True)), models.Q(('replied_at__isnull', False), ('replied_by__isnull', False)), _connector='OR'), name='challenge_replied_who_when'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='challenge_decided_who_when')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('strength', models.PositiveSmallIntegerField(choices=[(1, 'Someone says it is done'), (2, 'A document shows it, such as a policy or minutes'), (3, 'A training record shows who took part'), (4, 'An audit or dip-sample shows it in practice'), (5, 'A repeated sample shows it, with what changed for children')])),
                ('shows', models.TextField(verbose_name='what it shows')),
                ('file', models.FileField(blank=True, upload_to='evidence/%Y/')),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('file_type', models.CharField(blank=True, max_length=100)),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='followthrough.action')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('how', models.CharField(choices=[('evidenced', 'evidenced'), ('no-longer-needed', 'no-longer-needed')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endings', to='followthrough.action')),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endings', to='followthrough.evidence')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('evidence__isnull', False), ('how', 'evidenced')), models.Q(('agreed_by__isnull', False), ('how', 'no-longer-needed'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='ending_is_evidenced_or_not_needed')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('accepted', models.BooleanField()),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='followthrough.evidence')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('accepted', True), models.Q(('words', ''), _negated=True), _connector='OR'), name='refused_evidence_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('was', models.DateField()),
                ('now', models.DateField()),
                ('reason', models.TextField()),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='followthrough.action')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Limits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('silent_days', models.PositiveSmallIntegerField(default=60, verbose_name='days without a word before an action is silent')),
                ('extensions', models.PositiveSmallIntegerField(default=2, verbose_name='times a due date may be moved')),
                ('answer_days', models.PositiveSmallIntegerField(default=10, verbose_name='days to answer a challenge before the next person is asked')),
                ('quiet_days', models.PositiveSmallIntegerField(default=30, verbose_name='days of quiet after an accepted answer')),
                ('weakest_evidence', models.PositiveSmallIntegerField(choices=[(1, 'Someone says it is done'), (2, 'A document shows it, such as a policy or minutes'), (3, 'A training record shows who took part'), (4, 'An audit or dip-sample shows it in practice'), (5, 'A repeated sample shows it, with what changed for children')], default=1, verbose_name='weakest evidence that can end an action')),
                ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='limits', to='agencies.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ending', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reopening', to='followthrough.ending')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Update',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('words', models.TextField(verbose_name='how it goes')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='followthrough.action')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
            },
        ),
    ]
