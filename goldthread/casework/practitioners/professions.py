"""Who practitioners are in a case, and the letters with which their code begins."""

from django.db.models import TextChoices


class Profession(TextChoices):
    HEALTH_VISITOR = "health visitor", "health visitor"
    MIDWIFE = "midwife", "midwife"
    SOCIAL_WORKER = "social worker", "social worker"
    GP = "GP", "GP"
    PRACTICE_NURSE = "practice nurse", "practice nurse"
    SCHOOL_NURSE = "school nurse", "school nurse"
    PAEDIATRICIAN = "paediatrician", "paediatrician"
    NURSE = "nurse", "nurse"
    DOCTOR = "doctor", "doctor"
    MENTAL_HEALTH = "mental health practitioner", "mental health practitioner"
    SUBSTANCE = "substance use worker", "substance use worker"
    POLICE = "police officer", "police officer"
    PROBATION = "probation officer", "probation officer"
    HOUSING = "housing officer", "housing officer"
    FAMILY_SUPPORT = "family support worker", "family support worker"
    ABUSE_ADVOCATE = "domestic abuse advocate", "domestic abuse advocate"
    TEACHER = "teacher", "teacher"
    NURSERY = "nursery worker", "nursery worker"
    FOSTER = "foster carer", "foster carer"
    SUPERVISOR = "supervisor", "supervisor or team manager"
    OTHER = "practitioner", "another practitioner"
