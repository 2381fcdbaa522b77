from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldthread.casework.plans"

    def ready(self) -> None:
        from goldthread.casework.plans import verbs  # noqa: F401
        from goldthread.casework.plans.needs import due
        from goldthread.casework.plans.prompting import conferences, on_a_plan, prompts
        from goldthread.casework.safeguards import ahead, nearest, parts, triggers

        parts.register(parts.Part("Child protection", "child_protection", 10, prompts))
        parts.register_across(parts.Across("Child protection plans", "plans_over"))
        nearest.register("plans", due)
        ahead.register("plans", conferences)
        triggers.register("plan", on_a_plan)
