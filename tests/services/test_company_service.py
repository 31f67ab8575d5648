"""Our own company: everything may be empty, and what is filled in is kept clean."""

import io
from dataclasses import fields, replace

import pytest
from PIL import Image

from desktop.domain.company import ACCOUNT_LIMITS, LIMITS, BankAccount, Company, EnglishHabit
from desktop.domain.problems import ProblemCode
from desktop.services.company import LOGO_BYTES, LOGO_PIXELS
from desktop.services.results import Entity


def picture(kind="PNG", size=(30, 20), mode="RGB"):
    stream = io.BytesIO()
    Image.new(mode, size, 0).save(stream, kind)
    return stream.getvalue()


def test_a_new_book_knows_nothing_of_us(services):
    assert services.company.get() == Company()
    assert services.company.logo() is None


def test_what_was_saved_comes_back(services, our_company):
    assert services.company.get() == our_company


def test_every_field_is_kept(services, saved):
    texts = {name: f"{name}@a.b 1"[:limit].replace(" ", "") for name, limit in LIMITS.items()}
    ours = Company(**texts, english_habit=EnglishHabit.US)
    assert set(texts) | {"english_habit", "accounts"} == {field.name for field in fields(Company)}
    saved(services.company.save(ours))
    assert services.company.get() == ours


def test_saving_again_replaces(services, our_company, saved):
    later = replace(our_company, handler="王芳", accounts=our_company.accounts[::-1])
    saved(services.company.save(later))
    assert services.company.get() == later


def test_saving_says_what_changed(services):
    assert services.company.save(Company(name="安顺")).changes.entities == {Entity.COMPANY}


def test_what_nobody_can_see_is_taken_out(services, saved):
    ours = Company(
        name=" 安顺\u202e设备 ", address="江场路8号\n\n\n\n上海", accounts=(BankAccount("CNY", number=" 4321\t0000 "),)
    )
    saved(services.company.save(ours))
    kept = services.company.get()
    assert (kept.name, kept.address, kept.accounts[0].number) == ("安顺设备", "江场路8号\n\n上海", "4321 0000")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"mail": "nobody"}, ("mail", ProblemCode.BAD_MAIL)),
        ({"name": "安" * (LIMITS["name"] + 1)}, ("name", ProblemCode.TOO_LONG)),
        ({"accounts": (BankAccount("XXX", number="1"),)}, ("accounts.0.currency", ProblemCode.UNKNOWN_CURRENCY)),
        (
            {"accounts": (BankAccount("CNY", number="1", bank="x" * (ACCOUNT_LIMITS["bank"] + 1)),)},
            ("accounts.0.bank", ProblemCode.TOO_LONG),
        ),
    ],
)
def test_a_wrong_field_is_refused_by_name(services, our_company, refused, wrong, problem):
    assert refused(services.company.save, replace(our_company, **wrong)) == [problem]


@pytest.mark.parametrize("logo", [picture(), picture("JPEG"), picture(mode="RGBA")], ids=["png", "jpeg", "see-through"])
def test_a_logo_is_kept_byte_for_byte(services, saved, logo):
    saved(services.company.set_logo(logo))
    assert services.company.logo() == logo
    saved(services.company.set_logo(None))
    assert services.company.logo() is None


def test_a_logo_and_the_texts_do_not_disturb_each_other(services, saved, our_company):
    saved(services.company.set_logo(picture()))
    assert services.company.get() == our_company
    saved(services.company.save(replace(our_company, phone="021-1")))
    assert services.company.logo() == picture()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture("GIF"),
        picture("BMP"),
        picture()[:-30],
        picture("JPEG")[:300],
        picture("JPEG") + b"\0" * LOGO_BYTES,
        picture(size=(LOGO_PIXELS // 1000 + 1, 1000), mode="1"),
    ],
    ids=["nothing", "svg", "gif", "bmp", "half a png", "half a jpeg", "too many bytes", "too many pixels"],
)
def test_what_is_no_picture_that_papers_can_show_is_refused(services, refused, data):
    assert refused(services.company.set_logo, data) == [("logo", ProblemCode.NOT_A_PICTURE)]
