"""Across accounts: whether two names are one person's, and who held an office on an account's day."""

from datetime import date

import pytest

from dragoman.lexicon.names import same_person
from dragoman.lexicon.officeholders import holders

ONE = [
    # transliteration
    ("Sergey Lavrov", "Sergei Lavrov"),
    ("Dmitriy Peskov", "Dmitry Peskov"),
    ("Volodymyr Zelenskyi", "Volodymyr Zelensky"),
    ("Andrij Sybiha", "Andrii Sybiha"),
    ("Serhii Shaptala", "Serhiy Shaptala"),
    ("Alyaksandr Lukashenka", "Alexander Lukashenko"),
    ("Nikol Pashinian", "Nikol Pashinyan"),
    ("Emomali Rakhmon", "Emomali Rahmon"),
    ("Gurbanguly Berdymukhamedov", "Gurbanguly Berdimuhamedow"),
    ("Sadyr Zhaparov", "Sadyr Japarov"),
    ("Muammar Qaddafi", "Muammar Gaddafi"),
    ("Abdelmajid Tebboune", "Abdelmadjid Tebboune"),
    ("Hussein Amir-Abdollahian", "Hossein Amir Abdollahian"),
    ("Mohammad Javad Zarif", "Mohammed Javad Zarif"),
    ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
    ("Aleksandar Vucic", "Aleksandar Vučić"),
    ("Prayuth Chan-ocha", "Prayut Chan-o-cha"),
    # name order
    ("Orban Viktor", "Viktor Orbán"),
    ("MOTEGI Toshimitsu", "Toshimitsu Motegi"),
    ("Park Jin", "Jin Park"),
    ("Kishida Fumio", "Fumio Kishida"),
    ("Choi Son Hui", "Choe Son-hui"),
    # honorifics and titles
    ("H.E. Dr. Mohamed Irfaan Ali", "Irfaan Ali"),
    ("HRH Prince Faisal bin Farhan Al Saud", "Faisal bin Farhan"),
    ("Sheikh Tamim bin Hamad Al Thani", "Tamim bin Hamad"),
    ("His Majesty King Hamad bin Isa Al Khalifa", "Hamad bin Isa Al Khalifa"),
    ("Datuk Seri Anwar Ibrahim", "Anwar Ibrahim"),
    ("The Honourable Mélanie Joly", "Melanie Joly"),
    ("Shri Narendra Modi", "Narendra Modi"),
    ("Metropolitan Epiphanius", "Epiphanius"),
    # maiden and further names
    ("Hillary Rodham Clinton", "Hillary Clinton"),
    ("Keit Pentus", "Keit Pentus-Rosimannus"),
    ("Kolinda Grabar", "Kolinda Grabar-Kitarović"),
    ("Nkosazana Dlamini", "Nkosazana Dlamini-Zuma"),
    ("Donika Gërvalla", "Donika Gervalla-Schwarz"),
    ("Luiz Inacio Lula da Silva", "Lula"),
    ("Retno Lestari Priansari Marsudi", "Retno Marsudi"),
    ("Ferdinand R. Marcos Jr.", "Bongbong Marcos"),
    # regnal names
    ("Pope Leo XIV", "Robert Prevost"),
    ("Pope Francis", "Jorge Mario Bergoglio"),
    ("Benedict XVI", "Joseph Ratzinger"),
    ("King Charles III", "Prince Charles"),
    ("King Abdullah II", "King Abdullah"),
    ("King Abdullah II", "Abdullah II ibn Al Hussein"),
    ("Felipe VI", "King Felipe"),
    ("Rama X", "Maha Vajiralongkorn"),
    ("Patriarch Kirill", "Vladimir Gundyaev"),
]
TWO = [
    # father and son, and others of a family
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("Heydar Aliyev", "Ilham Aliyev"),
    ("Hun Sen", "Hun Manet"),
    ("Lee Kuan Yew", "Lee Hsien Loong"),
    ("Gurbanguly Berdimuhamedow", "Serdar Berdimuhamedow"),
    ("Pierre Trudeau", "Justin Trudeau"),
    ("Rafic Hariri", "Saad Hariri"),
    ("Mahinda Rajapaksa", "Gotabaya Rajapaksa"),
    ("Nawaz Sharif", "Shehbaz Sharif"),
    ("Lech Kaczyński", "Jarosław Kaczyński"),
    ("Ferdinand Marcos Sr.", "Ferdinand Marcos Jr."),
    # one surname
    ("Wang Yi", "Wang Wentao"),
    ("Kim Jong-un", "Kim Yo-jong"),
    ("Sergei Ivanov", "Igor Ivanov"),
    ("Serzh Sargsyan", "Tigran Sargsyan"),
    ("Nguyen Phu Trong", "Nguyen Xuan Phuc"),
    ("Marco Rubio", "Julio Rubio"),
    ("Michel Barnier", "Charles Michel"),
    ("Mike Johnson", "Boris Johnson"),
    # one regnal or given name
    ("King Abdullah I", "King Abdullah II"),
    ("Charles II", "Charles III"),
    ("John Smith Jr.", "John Brown Jr."),
    ("Abdullah II", "Hussein II"),
    ("Benedict XVI", "Leo XIV"),
    ("Mohammed VI", "Mohammed bin Salman"),
    ("Alexander Stubb", "Alexander Schallenberg"),
]
HELD = [
    ("US", "foreign_minister", date(2012, 6, 1), "Hillary Clinton"),
    ("US", "foreign_minister", date(2013, 6, 1), "John Kerry"),
    ("GB", "head_of_government", date(2022, 8, 1), "Boris Johnson"),
    ("GB", "head_of_government", date(2022, 10, 1), "Liz Truss"),
    ("GB", "head_of_government", date(2022, 11, 1), "Rishi Sunak"),
    ("DE", "head_of_government", date(2021, 12, 1), "Angela Merkel"),
    ("DE", "head_of_government", date(2021, 12, 20), "Olaf Scholz"),
    ("IL", "head_of_government", date(2021, 6, 1), "Benjamin Netanyahu"),
    ("IL", "head_of_government", date(2021, 7, 1), "Naftali Bennett"),
    ("RO", "head_of_government", date(2014, 5, 1), "Victor Ponta"),
    ("AM", "head_of_government", date(2012, 5, 1), "Tigran Sargsyan"),
    ("CH", "head_of_state", date(2014, 3, 1), "Didier Burkhalter"),
    ("LB", "head_of_government", date(2012, 1, 1), "Najib Mikati"),
    ("COE", "secretary_general", date(2015, 1, 1), "Thorbjørn Jagland"),
    ("AFU", "commission_president", date(2010, 1, 1), "Jean Ping"),
    ("NATO", "secretary_general", date(2024, 11, 1), "Mark Rutte"),
    ("MM", "foreign_minister", date(2018, 1, 1), "Aung San Suu Kyi"),
    ("KE", "foreign_minister", date(2016, 1, 1), "Amina Mohamed"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_two_names_of_one_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_of_two_persons(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


@pytest.mark.parametrize(("party", "role", "day", "person"), HELD)
def test_an_office_that_changes_hands_is_told_by_the_day(party: str, role: str, day: date, person: str) -> None:
    assert [tenure.person for tenure in holders(party, role, day)] == [person]
