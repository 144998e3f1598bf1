from pathlib import Path
from rich.console import Console
from dragoman.export import to_html, to_json, to_markdown, to_text, json_schema, to_dict
import jsonschema
def test_all(record, single):
    for n, r in (("pair", record), ("single", single)):
        jsonschema.validate(to_dict(r), json_schema())
        Path(f"/tmp/t/html/{n}.html").write_text(to_html(r))
        Path(f"/tmp/t/html/{n}.md").write_text(to_markdown(r))
        Path(f"/tmp/t/html/{n}.json").write_text(to_json(r))
        c = Console(width=110, record=True, force_terminal=False, file=open(f"/tmp/t/html/{n}.txt","w"))
        c.print(to_text(r))
        c = Console(width=50, record=True, force_terminal=False, file=open(f"/tmp/t/html/{n}50.txt","w"))
        c.print(to_text(r))
