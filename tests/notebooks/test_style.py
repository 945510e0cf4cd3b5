"""What every notebook looks like: the rules of the design, and that it was run from top to bottom."""

import ast
import base64
import re
from pathlib import Path

import nbformat
import pytest

import careerlab as cl

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
PARAMETERS = 'NOTES = None  # the sample; or "my-search", or "insights.csv"'
OF_A_GROUP = 'NOTES = None  # the sample; or "packs", the folder with what participants handed in'
# Words of statistics that a person who thinks about her career need not know, and what stands for them elsewhere.
NOT_PLAIN = re.compile(r"rank acceptab|\bmargins?\b|\bcoverage\b|flip weight|saturation|bootstrap|posterior", re.I)
OF_A_MACHINE = re.compile(r"0x[0-9A-Fa-f]{6,}|/home/|/Users/|/tmp/|/work/|site-packages|[A-Z]:\\|T_[0-9a-f]{5}_")


@pytest.fixture(params=FILES, ids=[file.stem for file in FILES])
def book(request):
    return nbformat.read(request.param, as_version=4)


def code(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def python(cell):
    """The syntax tree of a cell; a cell magic (`%%html`) holds no Python."""
    return ast.parse("" if cell.source.startswith("%%") else cell.source)


def nodes(book, *kinds):
    return [node for cell in code(book) for node in ast.walk(python(cell)) if isinstance(node, kinds)]


def paragraphs(book):
    return [p for cell in book.cells if cell.cell_type == "markdown" for p in cell.source.split("\n\n")]


def is_chart(cell):
    return "charts.plot_" in cell.source


def texts(cell):
    """Every text a cell put out; pictures left out."""
    for output in cell.outputs:
        yield output.get("text", "")
        yield from (value for kind, value in output.get("data", {}).items() if kind.startswith("text/"))


def test_the_notebooks_of_the_design_are_here():
    assert [file.stem for file in FILES] == [
        "00_one_talk_as_data",
        "01_what_did_i_hear",
        "02_what_must_i_learn",
        "03_what_changed_my_mind",
        "04_what_keeps_coming_up",
        "05_which_path",
        "06_who_next_and_what_to_ask",
        "07_our_workshop",
    ]


def test_title_is_the_question_and_two_sentences_say_why(book):
    title, why = book.cells[0].source.split("\n\n")
    assert re.fullmatch(r"# [A-Z][^.!?]*\?", title)
    assert len(re.findall(r"[.!?](?=\s|$)", why)) == 2
    assert not any(p.startswith("# ") for p in paragraphs(book)[1:])


def test_parameters_come_second_and_alone(book):
    tagged = [n for n, cell in enumerate(book.cells) if "parameters" in cell.metadata.get("tags", [])]
    assert tagged == [1]
    assert book.cells[1].source in (PARAMETERS, OF_A_GROUP)


def test_last_cell_asks_the_reader(book):
    last = book.cells[-1]
    assert last.cell_type == "markdown"
    assert last.source.startswith("## Your turn\n\n")
    assert last.source.endswith("?")


def test_it_is_short(book):
    assert len(book.cells) <= 30
    for cell in code(book):
        assert 1 <= len([line for line in cell.source.splitlines() if line.strip()]) <= 10, cell.source


def test_no_functions_no_classes_no_other_libraries(book):
    assert not nodes(book, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    imported = {alias.name for node in nodes(book, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes(book, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= {"careerlab", "pandas", "matplotlib"}


def test_only_public_names_are_used(book):
    used = [n for n in nodes(book, ast.Attribute) if isinstance(n.value, ast.Name) and n.value.id == "cl"]
    assert used
    assert {node.attr for node in used} <= set(cl.__all__)
    for node in nodes(book, ast.Attribute):
        if isinstance(node.value, ast.Attribute) and node.value.attr == "charts":
            assert callable(getattr(cl.charts, node.attr))


def test_a_chart_is_assigned_and_a_table_stands_before_it(book):
    table = False
    for cell in code(book):
        assert not cell.source.rstrip().endswith(";"), cell.source
        if is_chart(cell):
            last = python(cell).body[-1]
            assert isinstance(last, ast.Assign) and last.targets[0].id == "ax", cell.source
            assert [kind for output in cell.outputs for kind in output.data if kind == "image/png"], "no picture"
            assert table, f"no table before {cell.source}"
        table = (table and not is_chart(cell)) or any("<table" in text for text in texts(cell))


def test_every_cell_was_executed_from_the_top_without_an_error(book):
    assert [cell.execution_count for cell in code(book)] == list(range(1, len(code(book)) + 1))
    kinds = {output.output_type for cell in code(book) for output in cell.outputs}
    assert "error" not in kinds
    assert not [output.text for cell in code(book) for output in cell.outputs if output.get("name") == "stderr"]


def test_nothing_of_the_machine_it_ran_on(book):
    for cell in code(book):
        for text in texts(cell):
            assert not OF_A_MACHINE.search(text), OF_A_MACHINE.search(text)


def test_pictures_do_not_name_the_version_that_drew_them(book):
    pictures = [o.data["image/png"] for cell in code(book) for o in cell.outputs if "image/png" in o.get("data", {})]
    assert not [picture for picture in pictures if b"matplotlib" in base64.b64decode(picture).lower()]


def test_plain_english(book):
    heads = [head for cell in code(book) for text in texts(cell) for head in re.findall(r"<th>(.*?)</th>", text)]
    for text in (*paragraphs(book), *heads):
        assert not NOT_PLAIN.search(text), text


def test_what_is_true_of_the_sample_only_says_so(book):
    people = {note.person.split()[0] for note in cl.read_notes(ROOT / "data" / "designer" / "notes") if note.person}
    names = re.compile(rf"\b(?:Maya|{'|'.join(sorted(people))})\b")
    for paragraph in paragraphs(book):
        for line in paragraph.splitlines():
            if names.search(line) or re.search(r"UX|front-end|product manage", line.replace("`", "")):
                assert "sample" in paragraph or "with a career and a topic of yours" in paragraph, paragraph


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_it_was_written_by_refresh(file, refresh):
    """No time, version or editor's mark in the file: what JupyterLab adds when it saves goes away with `refresh`."""
    assert refresh.as_bytes(refresh.normalise(nbformat.read(file, as_version=4))) == file.read_bytes()


def test_normalise_takes_out_what_differs_between_machines(refresh):
    output = nbformat.v4.new_output("execute_result", {"text/plain": "<Axes at 0x7f12ab34cd56>"}, execution_count=1)
    cell = nbformat.v4.new_code_cell("ax", outputs=[output], execution_count=1, metadata={"trusted": True})
    cell.metadata["tags"] = ["parameters"]
    book = nbformat.v4.new_notebook(cells=[cell], metadata={"language_info": {"name": "python", "version": "3.12.3"}})
    plain = refresh.normalise(book)
    assert plain.cells[0].outputs[0].data == {"text/plain": "<Axes at 0xADDRESS>"}
    assert plain.cells[0].metadata == {"tags": ["parameters"]}
    assert plain.metadata.language_info == {"name": "python"}
    assert plain.cells[0].id == cell.id
