from reportedly.model import Article, Reading, article_id
from reportedly.reading.actors import ActorReader
from reportedly.reading.parsing import parse


def test_a_name_and_its_short_form_are_one_actor():
    text = "Defence Minister Ana Kolt said the Kesh Front had left. Kolt said she was glad."
    reading = ActorReader().read(parse(Article(id=article_id(text), text=text)), Reading(article=Article(id="x", text=text)))
    kolt = next(actor for actor in reading.actors if actor.name == "Ana Kolt")
    assert [text[a.start : a.end] for a in kolt.mentions] == ["Ana Kolt", "Kolt", "she"]
