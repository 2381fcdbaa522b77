import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0001_initial'),
        ('reviews', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(upload_to='sources/%Y/')),
                ('file_name', models.CharField(max_length=200)),
                ('media', models.CharField(max_length=10)),
                ('sha256', models.CharField(max_length=64)),
                ('text', models.TextField(blank=True)),
                ('found', models.JSONField(default=dict, verbose_name='what the machine found of the review itself')),
                ('engine', models.CharField(blank=True, max_length=40)),
                ('problems', models.TextField(blank=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('brought_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('brought_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finished_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='reviews.review')),
            ],
            options={
                'ordering': ['-brought_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('finished_by__isnull', True)), models.Q(('finished_at__isnull', False), ('finished_by__isnull', False)), _connector='OR'), name='draft_finished_who_when')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveIntegerField()),
                ('listing', models.CharField(choices=[('learning', 'learning point'), ('recommendation', 'recommendation')], max_length=20)),
                ('text', models.TextField()),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='number as printed')),
                ('addressed_to', models.CharField(blank=True, max_length=500)),
                ('kind', models.CharField(blank=True, choices=[('assurance', 'seek assurance'), ('qa', 'check by audit or other quality assurance'), ('training', 'train'), ('guidance', 'write or share guidance'), ('policy', 'write or change policy'), ('practice', 'change practice'), ('monitoring', 'monitor'), ('commissioning', 'commission or provide a service')], max_length=20)),
                ('because', models.TextField(verbose_name='why the machine thinks so')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='learning.draft')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'order'), name='proposal_order_once'), models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('start__isnull', True)), models.Q(('end__isnull', False), ('start__isnull', False)), _connector='OR'), name='proposal_span_whole')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('accepted', 'accepted as found'), ('changed', 'accepted with changes'), ('split', 'split'), ('merged', 'merged'), ('rejected', 'not an item'), ('added', 'added by hand')], max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='learning.draft')),
                ('proposals', models.ManyToManyField(blank=True, related_name='decisions', to='learning.proposal')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='decision_undone_who_when')],
            },
        ),
        migrations.CreateModel(
            name='DecidedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveIntegerField()),
                ('listing', models.CharField(choices=[('learning', 'learning point'), ('recommendation', 'recommendation')], max_length=20)),
                ('text', models.TextField()),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('number', models.CharField(blank=True, max_length=40)),
                ('addressed_to', models.CharField(blank=True, max_length=500, verbose_name='addressed to, as printed')),
                ('kind', models.CharField(blank=True, choices=[('assurance', 'seek assurance'), ('qa', 'check by audit or other quality assurance'), ('training', 'train'), ('guidance', 'write or share guidance'), ('policy', 'write or change policy'), ('practice', 'change practice'), ('monitoring', 'monitor'), ('commissioning', 'commission or provide a service')], max_length=20)),
                ('addressees', models.ManyToManyField(blank=True, related_name='+', to='agencies.organisation')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='learning.decision')),
            ],
            options={
                'ordering': ['order', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('start__isnull', True)), models.Q(('end__isnull', False), ('start__isnull', False)), _connector='OR'), name='decided_span_whole'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='decided_item_has_words')],
            },
        ),
        migrations.CreateModel(
            name='LearningPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('because', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='learning_point', to='learning.decideditem')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learning_points', to='reviews.review')),
            ],
            options={
                'ordering': ['review', 'number'],
                'constraints': [models.UniqueConstraint(fields=('review', 'number'), name='learning_number_once')],
            },
        ),
    ]
