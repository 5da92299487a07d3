"""Sentences for the tiny SentencePiece models, written for this project."""

ENGLISH = """
The minister visited the flooded villages on Monday morning.
Officials said the bridge would reopen before the end of the week.
More than two hundred people attended the meeting in the capital.
The committee published its report on water quality in the north.
Farmers asked for help after the long drought damaged their crops.
A new school was opened near the river, the mayor announced.
The central bank kept its interest rate at 3.5 percent.
Doctors warned that the disease could spread during the winter.
The two countries agreed to share information about the storm.
Engineers repaired the power line that was cut by falling trees.
The court will hear the case again on 14 September.
Prices of bread and milk rose faster than expected last month.
The museum received a rare collection of old letters and maps.
Police said no one was hurt when the train stopped suddenly.
The agency will train teachers to use the new equipment.
Volunteers planted a thousand trees along the northern road.
The president thanked the rescue workers for their courage.
Scientists measured the temperature of the sea for ten years.
The government wants to build houses for young families.
Reporters asked why the decision had been delayed so often.
He said the talks were difficult, but useful and honest.
The airport was closed for three hours because of thick fog.
Their boats carry fish, rice and fuel between the islands.
She explained how the fund supports small companies abroad.
The parliament voted against the plan by a narrow margin.
Nobody knows when the old factory will be taken down.
The library lends books, films and musical instruments.
Experts from nine countries studied the health of the forest.
The company denied that its trucks had polluted the lake.
Children sang in the square while the snow was falling.
"""

KOREAN = """
장관은 월요일 아침 물에 잠긴 마을을 방문했다.
당국은 다리가 이번 주말 전에 다시 열릴 것이라고 밝혔다.
수도에서 열린 회의에 이백 명이 넘는 사람이 참석했다.
위원회는 북부의 수질에 관한 보고서를 발표했다.
농민들은 오랜 가뭄으로 피해를 입은 뒤 도움을 요청했다.
시장은 강 가까이에 새 학교가 문을 열었다고 말했다.
중앙은행은 기준 금리를 3.5퍼센트로 유지했다.
의사들은 겨울에 병이 퍼질 수 있다고 경고했다.
두 나라는 폭풍에 관한 정보를 나누기로 합의했다.
기술자들은 나무가 쓰러져 끊긴 전선을 고쳤다.
법원은 9월 14일에 사건을 다시 심리한다.
지난달 빵과 우유 가격이 예상보다 빨리 올랐다.
박물관은 오래된 편지와 지도를 기증받았다.
경찰은 기차가 갑자기 멈췄지만 다친 사람은 없다고 했다.
기관은 교사들에게 새 장비의 사용법을 가르칠 예정이다.
자원봉사자들은 북쪽 길을 따라 나무 천 그루를 심었다.
대통령은 구조대의 용기에 감사했다.
과학자들은 십 년 동안 바다의 온도를 쟀다.
정부는 젊은 가족을 위한 집을 지으려고 한다.
기자들은 결정이 왜 그렇게 자주 미뤄졌는지 물었다.
그는 대화가 어려웠지만 유익하고 솔직했다고 말했다.
공항은 짙은 안개 때문에 세 시간 동안 닫혔다.
"""

UKRAINIAN = """
Міністр відвідав затоплені села в понеділок уранці.
Посадовці сказали, що міст відкриють до кінця тижня.
Понад двісті людей прийшли на зустріч у столиці.
Комітет оприлюднив звіт про якість води на півночі.
Фермери попросили допомоги після довгої посухи.
Мер оголосив, що біля річки відкрили нову школу.
Центральний банк залишив ставку на рівні 3,5 відсотка.
Лікарі попередили, що хвороба може поширитися взимку.
Дві країни домовилися ділитися даними про бурю.
Інженери полагодили лінію, яку обірвали дерева.
Суд знову розгляне справу 14 вересня.
Ціни на хліб і молоко зросли швидше, ніж очікували.
Музей отримав рідкісну збірку старих листів і мап.
Поліція заявила, що ніхто не постраждав.
Агенція навчить учителів працювати з новим обладнанням.
Волонтери посадили тисячу дерев уздовж дороги.
Президент подякував рятувальникам за мужність.
Учені десять років вимірювали температуру моря.
Уряд хоче будувати житло для молодих родин.
Журналісти запитали, чому рішення так часто відкладали.
Він сказав, що розмова була важкою, але корисною.
Аеропорт закрили на три години через густий туман.
Її об'єднання підтримує малі підприємства за кордоном.
"""


def lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line]
