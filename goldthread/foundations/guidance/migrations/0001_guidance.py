import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import goldthread.foundations.records.search_index
import goldthread.foundations.records.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0003_invited_by_nobody'),
    ]

    operations = [
        goldthread.foundations.records.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Guidance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('slug', models.SlugField(max_length=80, unique=True)),
                        ('kind', models.CharField(choices=[('policy', 'policy'), ('procedure', 'procedure'), ('practice', 'practice guidance'), ('resource', 'resource')], max_length=20)),
                        ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='guidance', to='agencies.organisation')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guidance', to='agencies.partnership')),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('partnership', 'number'), name='guidance_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='GuidanceLimits',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('draft_days', models.PositiveIntegerField(default=42, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)])),
                        ('read_days', models.PositiveIntegerField(default=28, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)])),
                        ('read_share', models.PositiveIntegerField(default=80, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)])),
                        ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
                    ],
                ),
                migrations.CreateModel(
                    name='GuidanceReminded',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=80)),
                        ('on', models.DateField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('ref', 'on'), name='guidance_reminded_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Handing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reason', models.TextField(blank=True)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handings', to='guidance.guidance')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-at', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Reader',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('role', models.CharField(blank=True, choices=[('business-manager', 'business manager'), ('business-support', 'business support'), ('chair', 'sub-group chair'), ('panel-member', 'panel member'), ('lead-reviewer', 'lead reviewer'), ('report-author', 'report author'), ('signatory', 'agency signatory'), ('practitioner', 'practitioner'), ('executive', 'executive'), ('scrutineer', 'scrutineer')], max_length=30)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='guidance.guidance')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation')),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='reader_ended_who_when'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('guidance', 'role', 'organisation'), name='guidance_reader_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Situation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('name', models.CharField(max_length=100)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.partnership')),
                    ],
                    options={
                        'ordering': ['name'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='situation_ended_who_when'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('partnership', 'name'), name='situation_name_once')],
                    },
                ),
                migrations.CreateModel(
                    name='SuitedTo',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suited_to', to='guidance.guidance')),
                        ('situation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suits', to='guidance.situation')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='suited_ended_who_when'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('guidance', 'situation'), name='guidance_for_a_situation_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Version',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('title', models.CharField(max_length=200)),
                        ('summary', models.TextField(verbose_name='what it says, in plain words')),
                        ('what_changed', models.TextField(blank=True, verbose_name='what changed, and why')),
                        ('file', models.FileField(blank=True, upload_to='guidance/%Y/')),
                        ('file_name', models.CharField(blank=True, max_length=200)),
                        ('file_type', models.CharField(blank=True, max_length=100)),
                        ('file_sha256', models.CharField(blank=True, max_length=64)),
                        ('link', models.URLField(blank=True, max_length=500)),
                        ('effective_from', models.DateField(verbose_name='in force from')),
                        ('review_due', models.DateField(verbose_name='to be looked at again by')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('first_at', models.DateTimeField(blank=True, null=True)),
                        ('first_checked', models.TextField(blank=True, verbose_name='what the first person checked')),
                        ('first_public', models.BooleanField(default=False, verbose_name='the first person says it may be public')),
                        ('second_at', models.DateTimeField(blank=True, null=True)),
                        ('second_checked', models.TextField(blank=True, verbose_name='what the second person checked')),
                        ('second_public', models.BooleanField(default=False, verbose_name='the second person says it may be public')),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_because', models.TextField(blank=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('first_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='guidance.guidance')),
                        ('instead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='took_over', to='guidance.guidance')),
                        ('second_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-number'],
                        'constraints': [models.UniqueConstraint(fields=('guidance', 'number'), name='guidance_version_once'), models.CheckConstraint(condition=models.Q(models.Q(('first_at__isnull', True), ('first_by__isnull', True)), models.Q(('first_at__isnull', False), ('first_by__isnull', False)), _connector='OR'), name='guidance_first_who_when'), models.CheckConstraint(condition=models.Q(models.Q(('second_at__isnull', True), ('second_by__isnull', True)), models.Q(('second_at__isnull', False), ('second_by__isnull', False)), _connector='OR'), name='guidance_second_who_when'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='guidance_ended_who_when'), models.CheckConstraint(condition=models.Q(('first_by__isnull', True), models.Q(('first_by', models.F('by')), _negated=True), _connector='OR'), name='guidance_first_did_not_write'), models.CheckConstraint(condition=models.Q(('second_by__isnull', True), models.Q(('second_by', models.F('by')), _negated=True), _connector='OR'), name='guidance_second_did_not_write'), models.CheckConstraint(condition=models.Q(('second_by__isnull', True), models.Q(('second_by', models.F('first_by')), _negated=True), _connector='OR'), name='guidance_needs_two_people'), models.CheckConstraint(condition=models.Q(('second_by__isnull', True), ('first_by__isnull', False), _connector='OR'), name='guidance_first_before_second')],
                    },
                ),
                migrations.CreateModel(
                    name='TakenFromPublic',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('because', models.TextField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='not_public', to='guidance.version')),
                    ],
                ),
                migrations.CreateModel(
                    name='Refusal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('because', models.TextField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='refusal', to='guidance.version')),
                    ],
                ),
                migrations.CreateModel(
                    name='LinkReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('words', models.TextField(blank=True, verbose_name='what happens when it is opened')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('mended_how', models.TextField(blank=True)),
                        ('mended_at', models.DateTimeField(blank=True, null=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('mended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='link_reports', to='guidance.version')),
                    ],
                    options={
                        'ordering': ['-at', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('mended_at__isnull', True), ('mended_by__isnull', True)), models.Q(('mended_at__isnull', False), ('mended_by__isnull', False)), _connector='OR'), name='link_mended_who_when'), models.UniqueConstraint(condition=models.Q(('mended_at__isnull', True)), fields=('version',), name='link_broken_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Asked',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='guidance.version')),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('version', 'person'), name='guidance_asked_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Acknowledgement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='read_by', to='guidance.version')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('version', 'person'), name='acknowledged_once')],
                    },
                ),
            ],
        ),
        goldthread.foundations.records.search_index.SearchIndex(
            model_name='version',
            fields=('title', 'summary'),
        ),
    ]
