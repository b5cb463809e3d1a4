"""Words of the place in a page that is cut once for everybody, and in JSON."""

from typing import Never

from webapp.web.common.wording import dial, fill_json, frame_of, say, slot


def test_a_frame_takes_words_escaped_and_own_pieces_as_they_are() -> None:
    frame = frame_of(f"<p>{say('Bienvenue à {{ville}} & co')}</p><s{slot('j01-m1-s1')}>{slot('island')}</s>")

    page = frame.filled({"ville": "Été <b>"}, {"@j01-m1-s1": " hidden", "@island": '{"a":1}'})

    assert page.decode() == '<p>Bienvenue à Été &lt;b&gt; &amp; co</p><s hidden>{"a":1}</s>'


def test_a_number_stays_on_its_line_and_is_dialled_without_spaces() -> None:
    frame = frame_of(f'<a href="tel:{dial(say("{{numero_ml}}"))}">{say("{{numero_ml}}")}</a>')

    page = frame.filled({"numero_ml": "05 55 00 00 12"}, {}).decode()

    assert page == '<a href="tel:0555000012">05\u00a055\u00a000\u00a000\u00a012</a>'
    assert dial("05\u00a055 00.00 13") == "0555000013"


def test_a_frame_says_that_a_word_is_missing() -> None:
    assert frame_of(f"<p>{say('{{ville}}')}</p>").filled({}, {}).decode() == "<p>…</p>"


def test_an_author_cannot_name_a_piece_of_a_program() -> None:
    assert frame_of(say("{{@island}}")).names == ()


def test_words_in_json_stay_inside_their_text() -> None:
    assert fill_json('{"a":"à {{ ville }}"}', lambda: {"ville": 'L"\\Été'}) == '{"a":"à L\\"\\\\Été"}'


def test_words_are_not_asked_for_by_json_without_a_place_for_them() -> None:
    def never() -> Never:
        raise AssertionError

    assert fill_json('{"a":1}', never) == '{"a":1}'
