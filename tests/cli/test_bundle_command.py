"""Papers put together in the terminal."""

from tests.documents.reading import pages_of


def test_the_bundle_and_its_workbook_are_written_into_a_folder(ready, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    assert ready("letter", "C001")[0] == 0
    code, out, err = ready("bundle", "C001", "--for", "lawyer", "--to", "Liu & Partners", "--out", folder)
    assert (code, err) == (0, "")
    assert out.split("\n")[:2] == sorted(map(str, folder.iterdir()))
    pages = pages_of(next(folder.glob("*.pdf")).read_bytes())
    assert "Liu & Partners" in pages[0]
    assert any("CK-2026-0001" in page for page in pages[3:])


def test_our_notes_go_to_a_colleague_alone(ready, tmp_path):
    code, _out, err = ready("bundle", "C001", "--for", "agency", "--out", tmp_path, "--with", "notes")
    assert (code, "colleague" in err) == (1, True)
    assert not list(tmp_path.glob("Papers*"))


def test_a_part_can_be_left_out(ready, tmp_path):
    ready("letter", "C001")
    words = ("bundle", "C001", "--for", "lawyer", "--out", tmp_path, "--language", "zh_CN")
    assert ready(*words, "--without", "letters", "--without", "proofs")[0] == 0
    (pdf,) = tmp_path.glob("材料汇编*.pdf")
    assert not any("CK-2026-0001" in page for page in pages_of(pdf.read_bytes())[1:])


def test_a_folder_that_is_not_there_is_told(ready, tmp_path):
    code, _out, err = ready("bundle", "C001", "--for", "lawyer", "--out", tmp_path / "gone")
    assert (code, "Not a folder" in err) == (1, True)
