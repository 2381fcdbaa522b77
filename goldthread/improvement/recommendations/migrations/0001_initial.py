import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agencies', '0001_initial'),
        ('followthrough', '0001_initial'),
        ('learning', '0001_initial'),
        ('reviews', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('printed_number', models.CharField(blank=True, max_length=40)),
                ('text', models.TextField()),
                ('kind', models.CharField(blank=True, choices=[('assurance', 'seek assurance'), ('qa', 'check by audit or other quality assurance'), ('training', 'train'), ('guidance', 'write or share guidance'), ('policy', 'write or change policy'), ('practice', 'change practice'), ('monitoring', 'monitor'), ('commissioning', 'commission or provide a service')], max_length=20)),
                ('addressed_to', models.CharField(blank=True, max_length=500, verbose_name='addressed to, as printed')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('because', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recommendation', to='learning.decideditem')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='reviews.review')),
            ],
            options={
                'ordering': ['review', 'number'],
                'constraints': [models.UniqueConstraint(fields=('review', 'number'), name='recommendation_number_once')],
            },
        ),
        migrations.CreateModel(
            name='DrawnFrom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('learning_point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='learning.learningpoint')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drawn_from', to='recommendations.recommendation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('recommendation', 'learning_point'), name='drawn_from_once')],
            },
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer_due', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='agencies.organisation')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='recommendations.recommendation')),
            ],
            options={
                'ordering': ['organisation__name'],
                'constraints': [models.UniqueConstraint(fields=('recommendation', 'organisation'), name='address_once')],
            },
        ),
        migrations.CreateModel(
            name='RecommendedAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='recommended', to='followthrough.action')),
                ('address', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='recommendations.address')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('accepted', 'accepted'), ('in-part', 'accepted in part'), ('not-accepted', 'not accepted')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('answered_on', models.DateField(verbose_name='date of the answer')),
                ('on_behalf', models.CharField(max_length=200, verbose_name='who answered for the body')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('address', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='recommendations.address')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer', 'accepted'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='response_short_of_accepted_says_why')],
            },
        ),
    ]
