import django.db.models.deletion
import django.utils.timezone
import goldthread.foundations.agencies.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('slug', models.SlugField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('sector', models.CharField(choices=[('local-authority', 'local authority'), ('police', 'police'), ('health-commissioner', 'health commissioner'), ('acute-trust', 'hospital trust'), ('community-trust', 'community or mental health trust'), ('general-practice', 'general practice'), ('education', 'education'), ('housing', 'housing'), ('probation', 'probation'), ('voluntary', 'voluntary sector'), ('partnership', 'partnership or board'), ('national', 'national body'), ('other', 'other')], max_length=30)),
                ('opened', models.DateField(blank=True, null=True)),
                ('closed', models.DateField(blank=True, null=True)),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='agencies.organisation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='agencies.partnership')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='organisation_name_once'), models.CheckConstraint(condition=models.Q(('successor__isnull', True), ('closed__isnull', False), _connector='OR'), name='organisation_with_successor_has_closed')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField(default=goldthread.foundations.agencies.models.today)),
                ('ends', models.DateField(blank=True, null=True)),
                ('role', models.CharField(choices=[('business-manager', 'business manager'), ('business-support', 'business support'), ('chair', 'sub-group chair'), ('panel-member', 'panel member'), ('lead-reviewer', 'lead reviewer'), ('report-author', 'report author'), ('signatory', 'agency signatory'), ('practitioner', 'practitioner'), ('executive', 'executive'), ('scrutineer', 'scrutineer'), ('administrator', 'system administrator')], max_length=30)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='agencies.organisation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.partnership')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'starts', 'ends'], name='agencies_me_person__d62ec8_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='membership_period')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=300)),
                ('circle', models.CharField(choices=[('partnership', 'everyone with a case role in the partnership'), ('seats', 'the business unit and people with a seat')], default='seats', max_length=20)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matters', to='agencies.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'code'), name='matter_code_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=200)),
                ('role', models.CharField(choices=[('business-manager', 'business manager'), ('business-support', 'business support'), ('chair', 'sub-group chair'), ('panel-member', 'panel member'), ('lead-reviewer', 'lead reviewer'), ('report-author', 'report author'), ('signatory', 'agency signatory'), ('practitioner', 'practitioner'), ('executive', 'executive'), ('scrutineer', 'scrutineer'), ('administrator', 'system administrator')], max_length=30)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires', models.DateTimeField()),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.partnership')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('taken_at__isnull', True), ('taken_by__isnull', True)), models.Q(('taken_at__isnull', False), ('taken_by__isnull', False)), _connector='OR'), name='invitation_taken_who_when')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField(default=goldthread.foundations.agencies.models.today)),
                ('ends', models.DateField(blank=True, null=True)),
                ('role', models.CharField(choices=[('business-manager', 'business manager'), ('business-support', 'business support'), ('chair', 'sub-group chair'), ('panel-member', 'panel member'), ('lead-reviewer', 'lead reviewer'), ('report-author', 'report author'), ('signatory', 'agency signatory'), ('practitioner', 'practitioner'), ('executive', 'executive'), ('scrutineer', 'scrutineer'), ('administrator', 'system administrator')], max_length=30)),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='agencies.matter')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='seat_period')],
            },
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField(default=goldthread.foundations.agencies.models.today)),
                ('ends', models.DateField(blank=True, null=True)),
                ('reason', models.TextField()),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='agencies.matter')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='conflict_period')],
            },
        ),
        migrations.CreateModel(
            name='BreakGlass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broken_glass', to=settings.AUTH_USER_MODEL)),
                ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broken_glass', to='agencies.matter')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('seen_at__isnull', True), ('seen_by__isnull', True)), models.Q(('seen_at__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='glass_seen_who_when')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='agencies.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='alias_once')],
            },
        ),
    ]
