import django.db.models.deletion
import django.utils.timezone
import goldthread.casework.chronology.belonging
import goldthread.casework.intake.belonging
import goldthread.casework.reviews.belonging
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0003_invited_by_nobody'),
        ('chronology', '0001_initial'),
        ('reviews', '0005_unfinished_terms'),
        ('submissions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identity', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('back_at', models.DateTimeField(blank=True, null=True)),
                ('text', models.TextField()),
                ('back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entry_notes', to='reviews.review')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['review', 'identity'], name='note_of_entry')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', True), ('back_by__isnull', True)), models.Q(('back_at__isnull', False), ('back_by__isnull', False)), _connector='OR'), name='entry_note_back_who_when')],
            },
            bases=(goldthread.casework.reviews.belonging.OfReview, models.Model),
        ),
        migrations.CreateModel(
            name='EntryTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identity', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('back_at', models.DateTimeField(blank=True, null=True)),
                ('tag', models.CharField(choices=[('missed', 'missed opportunity'), ('good', 'good practice'), ('voice', 'child’s voice'), ('seen', 'child seen'), ('management', 'management oversight'), ('abuse', 'domestic abuse'), ('health', 'mental health'), ('dogs', 'dogs'), ('history', 'history known'), ('then', 'known then'), ('later', 'known later')], max_length=20)),
                ('back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entry_tags', to='reviews.review')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['review', 'identity'], name='tag_of_entry'), models.Index(fields=['review', 'tag'], name='tag_of_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', True), ('back_by__isnull', True)), models.Q(('back_at__isnull', False), ('back_by__isnull', False)), _connector='OR'), name='entry_tag_back_who_when'), models.UniqueConstraint(condition=models.Q(('back_at__isnull', True)), fields=('review', 'identity', 'tag'), name='entry_tag_once')],
            },
            bases=(goldthread.casework.reviews.belonging.OfReview, models.Model),
        ),
        migrations.CreateModel(
            name='EpisodeEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identity', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('back_at', models.DateTimeField(blank=True, null=True)),
                ('back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entry_rows', to='chronology.keyepisode')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', True), ('back_by__isnull', True)), models.Q(('back_at__isnull', False), ('back_by__isnull', False)), _connector='OR'), name='episode_entry_back_who_when'), models.UniqueConstraint(condition=models.Q(('back_at__isnull', True)), fields=('episode', 'identity'), name='episode_entry_once')],
            },
            bases=(goldthread.casework.chronology.belonging.OfEpisode, models.Model),
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('failed_at', models.DateTimeField(blank=True, null=True)),
                ('entries', models.PositiveIntegerField(default=0)),
                ('links', models.PositiveIntegerField(default=0, verbose_name='suggested or confirmed')),
                ('conflicts', models.PositiveIntegerField(default=0)),
                ('silences', models.PositiveIntegerField(default=0)),
                ('engine', models.CharField(blank=True, max_length=40, verbose_name='version of the matching')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='reviews.review')),
                ('submissions', models.ManyToManyField(related_name='+', to='submissions.submission')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('review', 'number'), name='merge_number_once'), models.CheckConstraint(condition=models.Q(('done_at__isnull', True), ('failed_at__isnull', True), _connector='OR'), name='merge_done_or_failed')],
            },
            bases=(goldthread.casework.reviews.belonging.OfReview, models.Model),
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('one_identity', models.UUIDField()),
                ('other_identity', models.UUIDField()),
                ('score', models.FloatField(blank=True, null=True, verbose_name='from 0 to 1')),
                ('because', models.JSONField(default=list)),
                ('standing', models.CharField(choices=[('suggested', 'suggested'), ('accepted', 'one occurrence'), ('rejected', 'not one occurrence'), ('gone', 'no longer suggested')], max_length=10)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entry_links', to='reviews.review')),
                ('found_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chronology.merge')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['review', 'one_identity'], name='link_of_one'), models.Index(fields=['review', 'other_identity'], name='link_of_other'), models.Index(fields=['review', 'standing'], name='link_standing')],
                'constraints': [models.UniqueConstraint(fields=('review', 'one_identity', 'other_identity'), name='link_pair_once'), models.CheckConstraint(condition=models.Q(('one_identity__lt', models.F('other_identity'))), name='link_in_one_order')],
            },
            bases=(goldthread.casework.reviews.belonging.OfReview, models.Model),
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=20)),
                ('because', models.TextField()),
                ('still_there', models.BooleanField(default=True, verbose_name='found again in the latest versions')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entry_conflicts', to='reviews.review')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='chronology.link')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('link', 'about'), name='conflict_once_a_matter')],
            },
            bases=(goldthread.casework.reviews.belonging.OfReview, models.Model),
        ),
        migrations.CreateModel(
            name='AgencyQuery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('identity', models.UUIDField()),
                ('text', models.TextField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queries', to='submissions.call')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entry_queries', to='reviews.review')),
                ('conflict', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='queries', to='chronology.conflict')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'indexes': [models.Index(fields=['review', 'identity'], name='query_of_entry')],
            },
            bases=(goldthread.casework.reviews.belonging.OfReview, models.Model),
        ),
        migrations.CreateModel(
            name='LinkDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted', models.BooleanField()),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='chronology.link')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='link_decision_says_why')],
            },
            bases=(goldthread.casework.intake.belonging.Frozen, models.Model),
        ),
        migrations.CreateModel(
            name='QueryAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('query', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='chronology.agencyquery')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
            bases=(goldthread.casework.intake.belonging.Frozen, models.Model),
        ),
        migrations.CreateModel(
            name='Silence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('kind', models.CharField(max_length=20)),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='silence_rows', to='chronology.merge')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation')),
            ],
            options={
                'ordering': ['start', 'end', 'pk'],
                'indexes': [models.Index(fields=['merge', 'start'], name='silence_of_merge')],
            },
        ),
        migrations.CreateModel(
            name='Weighing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('back_at', models.DateTimeField(blank=True, null=True)),
                ('back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conflict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weighings', to='chronology.conflict')),
                ('primary', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='submissions.entry')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', True), ('back_by__isnull', True)), models.Q(('back_at__isnull', False), ('back_by__isnull', False)), _connector='OR'), name='weighing_back_who_when'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='weighing_says_why')],
            },
        ),
    ]
