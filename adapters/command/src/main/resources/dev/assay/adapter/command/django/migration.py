from django.db import migrations


class Migration(migrations.Migration):
    atomic = {{#transactional}}True{{/transactional}}{{#non-transactional}}False{{/non-transactional}}
    dependencies = [{{#has-previous}}("app", "{{previous}}_{{previous-name}}"){{/has-previous}}]
    operations = [
        migrations.RunSQL(
            [
{{#up-statements}}
                {{#quoted}}{{sql}}{{/quoted}},
{{/up-statements}}
            ],
{{#has-down}}
            reverse_sql=[
{{#down-statements}}
                {{#quoted}}{{sql}}{{/quoted}},
{{/down-statements}}
            ],
{{/has-down}}
        )
    ]
