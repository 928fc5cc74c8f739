"""Annotations out and in again: every offset, every record, every sign of the text survives."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.training.converters import conll_ner_to_docs
from typer.testing import CliRunner

import extract
from extract.cli import app
from extract.evaluate.compare import LABELS
from extract.evaluate.gold import GoldArticle, load_gold
from extract.evaluate.run import evaluate
from extract.export import FORMATS, READERS, brat, conll, doccano, label_studio, spacy_docs
from extract.export.command import import_command
from extract.failure import UsageError
from tests.conftest import ROOT

WRITERS = {
    "brat": brat.write,
    "conll": conll.write,
    "doccano": doccano.write,
    "label-studio": label_studio.write,
    "spacy": spacy_docs.write,
}
#: Words and what stands between them: composed and decomposed letters, signs outside the first
#: plane, emoji with joiners, every kind of line end and space, the signs that formats use.
_WORDS = [
    "Liên đoàn",
    "Lie\u0302n",
    "21/8",
    "👩‍🏭",
    "𝒳",
    "\u200b",
    "“",
    "|",
    "\\s",
    "_",
    "#1",
    "T1",
]
_SPACES = [" ", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\x85", "\x1e", "\ufeff", ""]
_VALUES = [None, "2023-08-30", "XXXX-08-30", "2023-35", "2022/2023"]


@st.composite
def articles(draw: st.DrawFn, name: str = "bai-1") -> GoldArticle:
    """An article of any text with disjoint spans, side by side or apart."""
    piece = st.sampled_from(_WORDS) | st.sampled_from(_SPACES) | st.text(max_size=4)
    text = "".join(draw(st.lists(piece, max_size=30)))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    entities = []
    for start, end in pairwise(edges):
        words = text[start:end]
        if not words or words != words.strip() or not draw(st.booleans()):
            continue
        label = draw(st.sampled_from(LABELS))
        entity = {"label": label, "start": start, "end": end, "text": words}
        if label == "DATE":
            entity["value"] = draw(st.sampled_from(_VALUES))
        entities.append(entity)
    awards = [
        {
            "award_type": "bang_khen",
            "award_name": "bằng khen",
            "count": draw(st.none() | st.integers(0, 9)),
            "explicit": True,
            "recipient_type": "mixed",
            "recipient_names": draw(st.lists(st.text(), max_size=2)),
            "issuer": draw(st.none() | st.text()),
            "evidence": draw(st.text()),
        }
    ]
    return GoldArticle.model_validate(
        {
            "id": name,
            "url": draw(st.none() | st.text()),
            "title": draw(st.none() | st.text()),
            "published": "2023-08-30",
            "given": True,
            "text": text,
            "entities": entities,
            "people": [{"name": "Lê Hoa", "role": None, "organization": None}],
            "awards": awards,
            "support": [],
            "event": None,
        }
    )


def submitted(folder: Path) -> None:
    """Do to Label Studio's tasks what a click on Submit does: predictions become annotations."""
    path = folder / "tasks.json"
    tasks = json.loads(path.read_text("utf-8"))
    for task in tasks:
        task["annotations"] = [{"result": task.pop("predictions")[0]["result"]}]
    path.write_text(json.dumps(tasks), "utf-8")


@pytest.mark.parametrize("kind", WRITERS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(article=articles())
def test_everything_survives_the_round_trip(kind: str, article: GoldArticle, tmp_path) -> None:
    shutil.rmtree(tmp_path / "there", ignore_errors=True)
    folder = tmp_path / "there"
    folder.mkdir()
    if kind == "conll" and article.text and not article.text.strip():
        with pytest.raises(UsageError, match="nothing but white space"):
            WRITERS[kind]([article], folder)
        return
    files = WRITERS[kind]([article], folder)
    assert sorted(files) == sorted(folder.iterdir())
    if kind == "label-studio":
        submitted(folder)
    assert list(READERS[kind](folder)) == [article]


@settings(deadline=None, max_examples=60)
@given(article=articles())
def test_label_studio_of_old_counts_utf_16_units(article: GoldArticle) -> None:
    task = label_studio._task(article)
    for part in task["predictions"][0]["result"]:
        for edge in ("start", "end"):
            before = article.text[: part["value"][edge]]
            part["value"][edge] = len(before.encode("utf-16-le")) // 2
    task["annotations"] = task["predictions"]
    found = label_studio._article(task, "tasks.json, task 1")
    assert [e.text for e in found.entities] == [e.text for e in article.entities]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "out"
    extract.run([ROOT / "corpus" / "articles"], folder, workers=1)
    return folder


@pytest.fixture(scope="module")
def exported(out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {}
    for kind in WRITERS:
        folders[kind] = tmp_path_factory.mktemp(kind)
        FORMATS[kind](extract.load(out), folders[kind])
    submitted(folders["label-studio"])
    return folders


def test_what_nobody_corrected_is_what_the_pipeline_finds(
    exported: dict[str, Path], tmp_path, language
) -> None:
    articles = {kind: list(READERS[kind](folder)) for kind, folder in exported.items()}
    for kind, found in articles.items():
        assert sorted(found, key=_key) == sorted(articles["brat"], key=_key), kind
    assert import_command(exported["conll"], "conll", tmp_path / "gold", replace=False) == 0
    assert len(load_gold(tmp_path / "gold")) == 15
    for name, tally in evaluate(tmp_path / "gold", language).tallies.items():
        assert (tally.extra, tally.missed) == (0, 0), name


def _key(article: GoldArticle) -> str:
    return article.id


def test_spacy_reads_the_docs_and_the_columns(exported: dict[str, Path]) -> None:
    docs = list(
        DocBin().from_disk(exported["spacy"] / "articles.spacy").get_docs(spacy.blank("xx").vocab)
    )
    wanted = {article.id: article for article in READERS["conll"](exported["conll"])}
    assert len(docs) == len(wanted) == 15
    for key, article in wanted.items():
        written = (exported["conll"] / f"{key}.conll").read_text("utf-8")
        (columns,) = conll_ner_to_docs(written, no_print=True)
        (doc,) = (d for d in docs if d.text == article.text)
        words = [(e.label_, "".join(e.text.split())) for e in columns.ents]
        assert words == [(e.label.value, "".join(e.text.split())) for e in article.entities]
        assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
            (e.start, e.end, e.label.value) for e in article.entities
        ]


def test_corrections_reach_gold(exported: dict[str, Path], tmp_path, capsys) -> None:
    folder = shutil.copytree(exported["brat"], tmp_path / "brat")
    path = next(p for p in sorted(folder.glob("*.ann")) if "AnnotatorNotes" in p.read_text("utf-8"))
    text = path.with_suffix(".txt").read_text("utf-8")
    place = next(i for i, sign in enumerate(text) if sign.isalpha())
    details = json.loads(path.with_suffix(".json").read_text("utf-8"))
    details["awards"] = []
    path.with_suffix(".json").write_text(json.dumps(details), "utf-8")
    path.write_text(f"T7\tDATE {place} {place + 1}\t{text[place]}\n#1\tAnnotatorNotes T7\t2021\n")
    assert import_command(path, "brat", tmp_path / "gold", replace=False) == 0
    (case,) = load_gold(tmp_path / "gold")
    assert case.article.awards == []
    assert [(e.start, e.value) for e in case.article.entities] == [(place, "2021")]
    assert import_command(path, "brat", tmp_path / "gold", replace=False) == 2
    assert f"{path.stem}.json is there already: say --replace" in capsys.readouterr().err
    assert import_command(path, "brat", tmp_path / "gold", replace=True) == 0


def _article(text: str = "Bà Lê Hoa\nđến Hà Nội.", **more: object) -> GoldArticle:
    entities = [{"label": "PERSON", "start": 3, "end": 9, "text": "Lê Hoa"}] if text else []
    base = {"id": "a", "url": None, "title": None, "published": None, "text": text}
    empty = {"entities": entities, "people": [], "awards": [], "support": [], "event": None}
    return GoldArticle.model_validate(base | empty | more)


@pytest.mark.parametrize(
    ("kind", "name", "old", "new", "told"),
    [
        ("brat", "a.ann", "3 9", "3 8", "a.ann, line 1: 3-8 are 'Lê Ho', not 'Lê Hoa'"),
        ("brat", "a.ann", "3 9", "3 99", "a.ann, line 1"),
        ("brat", "a.ann", "3 9", "3 4;8 9", "a.ann, line 1: a span in pieces"),
        ("brat", "a.ann", "T1\t", "R1\t", "a.ann, line 1: neither a span nor a note"),
        ("brat", "a.ann", "PERSON", "NGƯỜI", "a.ann, line 1: the label 'NGƯỜI' is none of PERSON"),
        ("brat", "a.ann", "\n", "\nT2\tDATE 6 9\tHoa\n", "line 2: DATE 'Hoa' overlaps PERSON"),
        ("brat", "a.json", "{", "[", "a.json: not JSON"),
        ("brat", "a.json", '"event"', '"events"', "break the gold format at event: Field required"),
        ("brat", "a.json", '"id": "a"', '"id": "../a"', "the id '../a' cannot name a file"),
        ("conll", "a.conll", "B-PERSON", "I-PERSON", "a.conll, line 4: I-PERSON continues nothing"),
        ("conll", "a.conll", "\t", " ", "a.conll, line 3: not the three columns"),
        ("conll", "a.conll", "B-PERSON", "PER", "a.conll, line 4: the tag 'PER' is not O"),
        ("conll", "a.conll", r"\n", r"\q", r"a.conll, line 5: \q stands for nothing"),
        ("conll", "a.conll", "SpacesAfter", "Lemma", "a.conll, line 5: MISC holds 'Lemma="),
        ("doccano", "articles.jsonl", "[3, 9", "[3, 99", "articles.jsonl, line 1: 99 lies outside"),
        ("doccano", "articles.jsonl", "[3, 9", "[9, 9", "articles.jsonl, line 1: there is no span"),
        ("doccano", "articles.jsonl", '"congdoan"', '"meta"', "line 1: the field `congdoan`"),
        ("doccano", "articles.jsonl", "[[3", "[3", "articles.jsonl, line 1: not"),
        ("doccano", "articles.jsonl", '"label"', '"cats"', "line 1: not the spans"),
        ("label-studio", "tasks.json", '"end": 9', '"end": 8', "region r0: the offsets do not"),
        ("label-studio", "tasks.json", '"data"', '"date"', "tasks.json, task 1: not a task"),
        ("label-studio", "tasks.json", '"congdoan"', '"x"', "task 1: the details of the article"),
        ("label-studio", "tasks.json", '"annotations"', '"x"', "task 1: 0 annotations"),
        ("spacy", "articles.spacy", "", "", "articles.spacy: not a DocBin"),
    ],
)
def test_a_bad_file_is_named_with_its_line(
    kind: str, name: str, old: str, new: str, told: str, tmp_path
) -> None:
    WRITERS[kind]([_article()], tmp_path)
    if kind == "label-studio":
        submitted(tmp_path)
    if old:
        text = (tmp_path / name).read_text("utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), "utf-8")
    else:
        (tmp_path / name).write_bytes(b"nothing of the kind")
    with pytest.raises(UsageError, match=re.escape(told)):
        list(READERS[kind](tmp_path))


def test_misuse_is_told(out: Path, tmp_path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    full, new, folder = tmp_path / "full", tmp_path / "new", tmp_path
    for arguments, told in [
        (["export", out, "--format", "brat", "--to", full], "full is there already"),
        (["export", out, "--format", "xml", "--to", new], "There is no format xml"),
        (["export", folder, "--format", "brat", "--to", new], "is no congdoan output"),
        (["import", new, "--format", "brat", "--gold", new], "new does not exist"),
        (["import", full, "--format", "brat", "--gold", new], "full holds no file that ends"),
        (["import", full / "file", "--format", "brat", "--gold", new], "is it of another format"),
    ]:
        done = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert done.exit_code == 2
        assert told in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["full"]


def test_space_at_the_edges_of_a_span_stays_outside(tmp_path) -> None:
    doccano.write([_article()], tmp_path)
    path = tmp_path / "articles.jsonl"
    path.write_text(path.read_text("utf-8").replace("[3, 9", "[2, 10"), "utf-8")
    (article,) = doccano.read(path)
    assert article.entities == _article().entities


def test_doccano_with_relations_writes_its_spans_otherwise(tmp_path) -> None:
    doccano.write([_article()], tmp_path)
    path = tmp_path / "articles.jsonl"
    task = json.loads(path.read_text("utf-8"))
    start, end, label = task.pop("label")[0]
    entity = {"id": 5, "label": label, "start_offset": start, "end_offset": end}
    path.write_text(json.dumps(task | {"entities": [entity], "relations": []}), "utf-8")
    assert list(doccano.read(path)) == [_article()]
