"""Every way in which the trade writes a date, read against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.growth import assert_linear
from tracker.domain.edtf import is_edtf
from tracker.reading.dates import find, read
from tracker.reading.dates_words import LANGUAGES

# What each day of publication below is: 2025-12-11 a Thursday, 2026-01-16 a Friday, 2025-05-16 a Friday,
# 2025-08-12 a Tuesday, 2026-02-03 a Tuesday, 2025-08-07 a Thursday, 2024-10-15 a Tuesday, 2023-04-13 a Thursday.

AHEAD = """
en | 2025-12-11 | opens February 27 | 2026-02-27
en | 2025-12-11 | opens Feb. 27, 2026 | 2026-02-27
en | 2025-12-11 | opens 27 Feb | 2026-02-27
en | 2025-12-11 | opens the 27th of February | 2026-02-27
en | 2025-12-11 | opens February 27th | 2026-02-27
en | 2025-12-11 | opens Friday, Feb. 27 | 2026-02-27
en | 2025-12-11 | opens FEBRUARY 27 | 2026-02-27
en | 2025-12-11 | opens 27 February 2026 | 2026-02-27
en | 2025-12-11 | opens on 2/27 | 2026-02-27
en | 2025-12-11 | opens 2/27/2026 | 2026-02-27
en-GB | 2025-12-11 | opens 27/02/2026 | 2026-02-27
en-GB | 2025-12-11 | opens 6/2/2026 | 2026-02-06
en-US | 2025-12-11 | opens 2/6/2026 | 2026-02-06
en | 2025-12-11 | opens 2026-02-27 | 2026-02-27
en | 2025-12-11 | opens Dec. 11 | 2025-12-11
en | 2025-12-11 | opens December 10 | 2026-12-10
en | 2025-12-11 | opens December 12 | 2025-12-12
en | 2025-12-11 | opens Dec 25, 2025 | 2025-12-25
en | 2025-12-11 | opens March 3 next year | 2026-03-03
en | 2025-12-11 | Saturday, June 14 | 2025-06-14
en | 2025-12-11 | Thursday (Dec. 11) | 2025-12-11
en | 2025-12-11 | in February 2026 | 2026-02
en | 2025-12-11 | in Feb. 2026 | 2026-02
en | 2025-12-11 | in February | 2026-02
en | 2025-12-11 | this December | 2025-12
en | 2025-12-11 | a March release | 2026-03
en | 2025-12-11 | in May | 2026-05
en | 2025-12-11 | May 3 | 2026-05-03
en | 2025-12-11 | next February | 2026-02
en | 2025-12-11 | last November | 2025-11
en | 2025-12-11 | last December | 2024-12
en | 2024-01-05 | next January | 2025-01
en | 2025-12-11 | early February | 2026-02
en | 2025-12-11 | mid-February | 2026-02
en | 2025-12-11 | late February 2026 | 2026-02
en | 2025-12-11 | January or February | 2026-01/2026-02
en | 2025-12-11 | in January or February | 2026-01/2026-02
en | 2025-12-11 | March–April 2026 | 2026-03/2026-04
en | 2025-12-11 | early 2026 | 2026-01/2026-04
en | 2025-12-11 | early in 2026 | 2026-01/2026-04
en | 2025-12-11 | mid-2027 | 2027-05/2027-08
en | 2025-12-11 | late 2025 | 2025-09/2025-12
en | 2025-12-11 | early next year | 2026-01/2026-04
en | 2025-12-11 | late next year | 2026-09/2026-12
en | 2025-12-11 | late last year | 2024-09/2024-12
en | 2025-12-11 | early this year | 2025-01/2025-04
en | 2025-12-11 | the end of 2026 | 2026-09/2026-12
en | 2025-12-11 | next year | 2026
en | 2025-12-11 | last year | 2024
en | 2025-12-11 | earlier this year | 2025
en | 2025-12-11 | this year’s festival | 2025
en | 2025-12-11 | in 2027 | 2027
en | 2025-12-11 | the 2026 festival | 2026
en | 2025-09-03 | later this year | 2025-09/2025-12
en | 2025-09-03 | by year’s end | 2025-09/2025-12
en | 2025-09-03 | before the end of the year | 2025-09/2025-12
en | 2025-12-11 | by year’s end | 2025-12
en | 2025-12-11 | spring 2026 | 2026-21
en | 2025-12-11 | in the summer of 2026 | 2026-22
en | 2025-12-11 | fall 2026 | 2026-23
en | 2025-12-11 | autumn 2026 | 2026-23
en | 2025-12-11 | winter 2026 | 2026-24
en | 2024-08-20 | next spring | 2025-21
en | 2024-09-10 | next summer | 2025-22
en | 2025-11-10 | next spring | 2026-21
en | 2025-08-20 | this fall | 2025-23
en | 2024-09-10 | last fall | 2023-23
en | 2026-02-19 | last summer | 2025-22
en | 2022-08-23 | last fall | 2021-23
en | 2025-08-20 | eyeing the fall | 2025-23
en | 2025-08-20 | a fall release | 2025-23
en | 2025-08-20 | in the spring | 2026-21
en | 2025-08-20 | spring/summer 2026 | 2026-21/2026-22
en | 2025-08-20 | spring or summer | 2026-21/2026-22
en | 2023-06-07 | the second quarter of 2024 | 2024-34
en | 2024-05-20 | in the fourth quarter | 2024-36
en | 2024-05-20 | a fourth-quarter release | 2024-36
en | 2025-05-20 | a fourth-quarter date | 2025-36
en | 2025-05-20 | in the first quarter | 2026-33
en | 2025-05-20 | Q3 2026 | 2026-35
en | 2025-05-20 | the first quarter of next year | 2026-33
en | 2025-05-20 | the second half of 2026 | 2026-41
en | 2025-05-20 | the first half of next year | 2026-40
en | 2025-12-11 | today | 2025-12-11
en | 2025-12-11 | tonight | 2025-12-11
en | 2025-12-11 | this morning | 2025-12-11
en | 2025-12-11 | tomorrow | 2025-12-12
en | 2025-12-11 | yesterday | 2025-12-10
en | 2025-12-11 | last night | 2025-12-10
en | 2025-12-11 | next week | 2025-12-15/2025-12-21
en | 2025-12-11 | this week | 2025-12-08/2025-12-14
en | 2025-12-11 | last week | 2025-12-01/2025-12-07
en | 2025-12-11 | this weekend | 2025-12-12/2025-12-14
en | 2025-12-11 | last weekend | 2025-12-05/2025-12-07
en | 2025-12-11 | last month | 2025-11
en | 2025-12-11 | next month | 2026-01
en | 2025-12-11 | later this month | 2025-12
en | 2026-02-25 | on Friday | 2026-02-27
en | 2026-02-19 | Next Friday | 2026-02-27
en | 2025-12-11 | this Friday | 2025-12-12
en | 2025-12-11 | last Saturday | 2025-12-06
en | 2025-12-11 | last week’s Saturday premiere | 2025-12-06
en | 2025-12-11 | Thursday night | 2025-12-11
en | 2025-12-11 | Tuesday of next week | 2025-12-16
en | 2025-12-11 | two weeks ago | 2025-11
en | 2025-12-11 | three months ago | 2025-09
en | 2025-12-11 | two years ago | 2023
en | 2025-12-11 | in two months | 2026-02
en | 2024-11-15 | on the 22nd | 2024-11-22
en | 2025-12-11 | Christmas Day | 2025-12-25
en | 2025-12-11 | Christmas 2026 | 2026-12-25
en | 2025-12-11 | New Year’s Day | 2026-01-01
en | 2025-12-11 | Valentine’s Day | 2026-02-14
en | 2024-11-15 | over Thanksgiving | 2024-11-28
en | 2025-12-11 | Memorial Day | 2026-05-25
en | 2025-12-11 | Labor Day weekend | 2026-09-07
en | 2025-12-11 | this Halloween | 2026-10-31
en | 2025-12-11 | before Easter | 2026-04-05
en | 2025-12-11 | the Fourth of July | 2026-07-04
en | 2025-05-20 | June 12-23 | 2025-06-12/2025-06-23
en | 2025-05-20 | from June 12 to 23 | 2025-06-12/2025-06-23
en | 2025-05-20 | Sept. 4–14, 2025 | 2025-09-04/2025-09-14
en | 2025-05-20 | August 27 through September 6 | 2025-08-27/2025-09-06
en | 2025-05-20 | 12–23 June | 2025-06-12/2025-06-23
de | 2026-01-16 | ab dem 27. Februar | 2026-02-27
de | 2026-01-16 | am 27. Februar 2026 | 2026-02-27
de | 2026-01-16 | am Freitag, 27. Februar | 2026-02-27
de | 2026-01-16 | am Freitag, den 27. Februar | 2026-02-27
de | 2026-01-16 | am 27.02.2026 | 2026-02-27
de | 2026-01-16 | im März 2026 | 2026-03
de | 2026-01-16 | im März | 2026-03
de | 2026-01-16 | Ende Februar | 2026-02
de | 2026-01-16 | Anfang 2027 | 2027-01/2027-04
de | 2026-01-16 | Mitte 2027 | 2027-05/2027-08
de | 2026-01-16 | Ende 2026 | 2026-09/2026-12
de | 2026-01-16 | Anfang nächsten Jahres | 2027-01/2027-04
de | 2026-01-16 | im Frühjahr 2024 | 2024-21
de | 2026-01-16 | im Herbst | 2026-23
de | 2026-01-16 | nächsten Sommer | 2027-22
de | 2026-01-16 | kommenden Sommer | 2026-22
de | 2026-01-16 | im zweiten Quartal 2026 | 2026-34
de | 2026-01-16 | im ersten Halbjahr 2026 | 2026-40
de | 2026-01-16 | in der zweiten Jahreshälfte 2026 | 2026-41
de | 2026-01-16 | nächstes Jahr | 2027
de | 2026-01-16 | letztes Jahr | 2025
de | 2026-01-16 | im Jahr 2027 | 2027
de | 2026-01-16 | nächsten Monat | 2026-02
de | 2026-01-16 | heute | 2026-01-16
de | 2026-01-16 | morgen | 2026-01-17
de | 2026-01-16 | am Donnerstag | 2026-01-22
de | 2026-01-16 | vom 12. bis 23. Juni | 2026-06-12/2026-06-23
de | 2026-01-16 | zu Weihnachten | 2026-12-25
de | 2026-01-16 | vor zwei Jahren | 2024
fr | 2025-05-16 | le 19 novembre | 2025-11-19
fr | 2025-05-16 | le mercredi 19 novembre 2025 | 2025-11-19
fr | 2025-05-16 | le 1er janvier | 2026-01-01
fr | 2025-05-16 | en février 2026 | 2026-02
fr | 2025-05-16 | en mars prochain | 2026-03
fr | 2025-05-16 | en septembre prochain | 2025-09
fr | 2025-05-16 | le 19 novembre prochain | 2025-11-19
es | 2023-04-13 | el pasado 3 de marzo | 2023-03-03
it | 2023-12-05 | il prossimo 8 marzo | 2024-03-08
fr | 2025-05-16 | début 2026 | 2026-01/2026-04
fr | 2025-05-16 | mi-2026 | 2026-05/2026-08
fr | 2025-05-16 | fin 2025 | 2025-09/2025-12
fr | 2025-05-16 | au printemps 2026 | 2026-21
fr | 2025-05-16 | cet automne | 2025-23
fr | 2025-05-16 | l’été prochain | 2026-22
fr | 2025-05-16 | à l’automne | 2025-23
fr | 2025-05-16 | l’année prochaine | 2026
fr | 2025-05-16 | l’an dernier | 2024
fr | 2025-05-16 | cette année | 2025
fr | 2025-05-16 | le mois prochain | 2025-06
fr | 2025-05-16 | mercredi prochain | 2025-05-21
fr | 2025-05-16 | demain | 2025-05-17
fr | 2025-05-16 | aujourd’hui | 2025-05-16
fr | 2025-05-16 | ce soir | 2025-05-16
fr | 2025-05-16 | hier soir | 2025-05-15
fr | 2025-05-16 | du 3 au 14 juin | 2025-06-03/2025-06-14
fr | 2025-05-16 | au deuxième trimestre 2026 | 2026-34
fr | 2025-05-16 | d’ici la fin de l’année | 2025-05/2025-12
fr | 2025-05-16 | le 19/11/2025 | 2025-11-19
fr | 2025-05-16 | à Noël | 2025-12-25
fr | 2025-05-16 | il y a deux ans | 2023
es | 2023-04-13 | el 27 de febrero | 2024-02-27
es | 2023-04-13 | el 27 de febrero de 2026 | 2026-02-27
es | 2023-04-13 | el viernes 29 de septiembre | 2023-09-29
es | 2023-04-13 | el próximo 29 de septiembre | 2023-09-29
es | 2023-04-13 | en mayo | 2023-05
es | 2023-04-13 | en mayo de 2024 | 2024-05
es | 2023-04-13 | en otoño | 2023-23
es | 2023-04-13 | el pasado otoño | 2022-23
es | 2023-04-13 | el próximo otoño | 2023-23
es | 2023-04-13 | el mes que viene | 2023-05
es | 2023-04-13 | el año que viene | 2024
es | 2023-04-13 | el próximo año | 2024
es | 2023-04-13 | el año pasado | 2022
es | 2023-04-13 | este año | 2023
es | 2023-04-13 | a principios de 2024 | 2024-01/2024-04
es | 2023-04-13 | a finales de año | 2023-04/2023-12
es | 2023-04-13 | a mediados de 2024 | 2024-05/2024-08
es | 2023-04-13 | en el segundo trimestre de 2024 | 2024-34
es | 2023-04-13 | el próximo viernes | 2023-04-14
es | 2023-04-13 | hoy | 2023-04-13
es | 2023-04-13 | ayer | 2023-04-12
es | 2023-04-13 | del 16 al 27 de mayo | 2023-05-16/2023-05-27
es | 2023-04-13 | en Navidad | 2023-12-25
es | 2023-04-13 | en la primavera de 2024 | 2024-21
it | 2023-12-05 | l’8 marzo 2024 | 2024-03-08
it | 2023-12-05 | il 29 gennaio | 2024-01-29
it | 2023-12-05 | venerdì 8 marzo | 2024-03-08
it | 2023-12-05 | a marzo | 2024-03
it | 2023-12-05 | nel febbraio 2024 | 2024-02
it | 2023-12-05 | in autunno | 2024-23
it | 2023-12-05 | la prossima primavera | 2024-21
it | 2023-12-05 | nella primavera 2024 | 2024-21
it | 2023-12-05 | l’anno prossimo | 2024
it | 2023-12-05 | l’anno scorso | 2022
it | 2023-12-05 | il prossimo anno | 2024
it | 2023-12-05 | il mese prossimo | 2024-01
it | 2023-12-05 | quest’anno | 2023
it | 2023-12-05 | inizio 2024 | 2024-01/2024-04
it | 2023-12-05 | a fine 2024 | 2024-09/2024-12
it | 2023-12-05 | domani | 2023-12-06
it | 2023-12-05 | oggi | 2023-12-05
it | 2023-12-05 | dal 3 al 14 giugno | 2024-06-03/2024-06-14
it | 2023-12-05 | a Natale | 2023-12-25
pt-BR | 2024-10-15 | em 7 de novembro | 2024-11-07
pt-BR | 2024-10-15 | em 7 de novembro de 2024 | 2024-11-07
pt-BR | 2024-10-15 | no dia 7 de novembro | 2024-11-07
pt-BR | 2024-10-15 | na quinta-feira | 2024-10-17
pt-BR | 2024-10-15 | em janeiro | 2025-01
pt-BR | 2024-10-15 | em janeiro de 2025 | 2025-01
pt-BR | 2024-10-15 | no próximo ano | 2025
pt-BR | 2024-10-15 | no ano passado | 2023
pt-BR | 2024-10-15 | no ano que vem | 2025
pt-BR | 2024-10-15 | no mês que vem | 2024-11
pt-BR | 2024-10-15 | no início de 2025 | 2025-01/2025-04
pt-BR | 2024-10-15 | no final de 2025 | 2025-09/2025-12
pt-BR | 2024-10-15 | amanhã | 2024-10-16
pt-BR | 2024-10-15 | no segundo semestre de 2025 | 2025-41
pt-BR | 2024-10-15 | na primavera de 2025 | 2025-21
sv | 2025-08-12 | den 5 november | 2025-11-05
sv | 2025-08-12 | den 5 november 2025 | 2025-11-05
sv | 2025-08-12 | fredagen den 14 november | 2025-11-14
sv | 2025-08-12 | i september | 2025-09
sv | 2025-08-12 | i höst | 2025-23
sv | 2025-08-12 | våren 2026 | 2026-21
sv | 2025-08-12 | hösten 2025 | 2025-23
sv | 2025-08-12 | nästa år | 2026
sv | 2025-08-12 | i år | 2025
sv | 2025-08-12 | i början av 2026 | 2026-01/2026-04
sv | 2025-08-12 | i slutet av 2026 | 2026-09/2026-12
sv | 2025-08-12 | i morgon | 2025-08-13
sv | 2025-08-12 | i dag | 2025-08-12
sv | 2025-08-12 | den 5–16 november | 2025-11-05/2025-11-16
ko | 2026-02-03 | 오는 27일 개봉 | 2026-02-27
ko | 2026-02-03 | 다다음 주 금요일 개봉 | 2026-02-20
ko | 2026-02-03 | 내후년 봄 개봉 | 2028-21
ko | 2026-02-03 | 재작년 가을 | 2024-23
ko | 2026-02-03 | 2월 27일 개봉 | 2026-02-27
ko | 2026-02-03 | 2026년 2월 27일 | 2026-02-27
ko | 2026-02-03 | 2026년 2월 개봉 | 2026-02
ko | 2026-02-03 | 오는 12월 개봉 | 2026-12
ko | 2026-02-03 | 지난해 6월 | 2025-06
ko | 2026-02-03 | 내년 1월 | 2027-01
ko | 2026-02-03 | 올해 | 2026
ko | 2026-02-03 | 내년 | 2027
ko | 2026-02-03 | 지난달 | 2026-01
ko | 2026-02-03 | 다음 달 | 2026-03
ko | 2026-02-03 | 2026년 상반기 | 2026-40
ko | 2026-02-03 | 올해 하반기 | 2026-41
ko | 2026-02-03 | 올여름 | 2026-22
ko | 2026-02-03 | 2027년 봄 | 2027-21
ko | 2026-02-03 | 2026.02.27 | 2026-02-27
ko | 2026-02-03 | 2027년 초 개봉 | 2027-01/2027-04
ko | 2026-02-03 | 크리스마스 | 2026-12-25
ko | 2026-02-03 | 5월 12일부터 23일까지 | 2026-05-12/2026-05-23
ko | 2026-02-03 | 이달 25일 개봉 | 2026-02-25
ko | 2026-02-03 | 촬영은 이달 시작됐다 | 2026-02
ko | 2026-02-03 | 이달 말 개봉 | 2026-02
ko | 2026-02-03 | 내달 1일 개봉 | 2026-03-01
ko | 2026-02-03 | 새달 초 개봉 | 2026-03
ko | 2026-02-03 | 다음 달 초 개봉 | 2026-03
ko | 2026-02-03 | 이번 주말 개봉 | 2026-02-06/2026-02-08
ja | 2025-08-07 | 2月27日に公開 | 2026-02-27
ja | 2025-08-07 | 8月29日(金)に公開 | 2025-08-29
ja | 2025-08-07 | 2026年2月27日 | 2026-02-27
ja | 2025-08-07 | 2026年2月公開 | 2026-02
ja | 2025-08-07 | 10月の映画祭 | 2025-10
ja | 2025-08-07 | 来年1月公開 | 2026-01
ja | 2025-08-07 | 2026年初めの公開 | 2026-01/2026-04
ja | 2025-08-07 | 来年公開 | 2026
ja | 2025-08-07 | 昨年の映画祭 | 2024
ja | 2025-08-07 | 今秋公開 | 2025-23
ja | 2025-08-07 | 来春公開 | 2026-21
ja | 2025-08-07 | 2026年春公開 | 2026-21
ja | 2025-08-07 | 2026年夏公開 | 2026-22
ja | 2025-08-07 | 来月公開 | 2025-09
ja | 2025-08-07 | 先月 | 2025-07
ja | 2025-08-07 | 年内公開 | 2025-08/2025-12
ja | 2025-08-07 | 2026年上半期 | 2026-40
ja | 2025-08-07 | 明日公開 | 2025-08-08
ja | 2025-08-07 | 10月27日から11月5日まで | 2025-10-27/2025-11-05
ja | 2025-08-07 | 8月29日金曜から | 2025-08-29
ja | 2025-08-07 | 今週末から公開 | 2025-08-08/2025-08-10
ja | 2025-08-07 | 年明けに公開 | 2026-01
"""

BACK = """
en | 2024-06-04 | opened on Oct. 13 | 2023-10-13
en | 2025-12-04 | released it there on June 6 | 2025-06-06
en | 2025-12-11 | premiered on September 7 | 2025-09-07
en | 2025-12-11 | bowed Dec. 11 | 2025-12-11
en | 2025-12-11 | bowed Friday | 2025-12-05
en | 2024-09-10 | premiered Monday night | 2024-09-09
en | 2025-12-11 | said Thursday | 2025-12-11
en | 2025-12-11 | bought out of Tribeca in June | 2025-06
en | 2020-06-24 | wrapped in November | 2019-11
en | 2025-12-11 | opened this fall | 2025-23
en | 2025-12-11 | came out last Christmas | 2024-12-25
en | 2025-12-11 | sold in the third quarter | 2025-35
en | 2025-12-11 | ran June 12-23 | 2025-06-12/2025-06-23
en | 2025-12-11 | on the 22nd | 2025-11-22
en | 2025-12-11 | on March 3, 2027 | 2027-03-03
de | 2025-06-18 | feierte im Mai | 2025-05
de | 2025-06-18 | am 9. Oktober | 2024-10-09
fr | 2025-05-16 | jeudi soir | 2025-05-15
es | 2023-04-13 | en octubre | 2022-10
it | 2023-12-05 | il 7 settembre | 2023-09-07
pt-BR | 2024-10-15 | em setembro | 2024-09
sv | 2025-08-12 | i maj | 2025-05
ko | 2026-02-03 | 2일 | 2026-02-02
ja | 2025-08-07 | 5月の映画祭 | 2025-05
"""

NONE = """
en | hits theaters against I Know What You Did Last Summer
en | The film may open wide.
en | They march through Rome.
en | Box office will fall again.
en | Grosses fall by half.
en | an 18-year-old drummer
en | the 49th edition
en | It cost $20 million.
en | her first film in five years
en | the highest attendance in a decade, and in two years
fr | son premier film en dix ans
en | It cost $2,024 to make.
en | opens on 2,026 screens
en | in 2025 theaters
en | a second film
en | The first half is slow.
en | April Jones directs.
en | August Wilson wrote it.
en | June Squibb stars.
en | 98 minutes
en | rated 7/10 by readers
en | a 24/7 channel
en | the Hot 100
en | 12345
en | February 30
en | the sun sets
en | He said it in a second.
en | One Battle After Another
de | Sie sagte am Morgen nichts.
fr | Elle a été vue.
es | por la mañana
ko | 3년 만에
ko | 27일간
ja | 8分間の拍手
ja | 第78回
en | their best weekend since July
de | das beste Wochenende seit Juli
de | bis heute ohne Verleih
en | unsold until today
es | hasta hoy sin distribuidora
it | ad oggi senza distributore
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "published", "text", "edtf"), rows(AHEAD))
def test_in_a_clause_that_looks_forward(language: str, published: str, text: str, edtf: str) -> None:
    assert [span.value for span in find(text, date.fromisoformat(published), language)] == [edtf]


@pytest.mark.parametrize(("language", "published", "text", "edtf"), rows(BACK))
def test_in_a_clause_that_tells_the_past(language: str, published: str, text: str, edtf: str) -> None:
    assert [span.value for span in find(text, date.fromisoformat(published), language, past=True)] == [edtf]


@pytest.mark.parametrize(("language", "text"), rows(NONE))
def test_what_is_no_date(language: str, text: str) -> None:
    assert find(text, date(2025, 12, 11), language) == []


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("opens Feb. 27", "day"), ("on the 27th", "monthday"), ("on Friday", "weekday"), ("in February", "month"),
        ("in the spring", "season"), ("in the first quarter", "quarter"), ("the second half of 2026", "half"),
        ("in 2026", "year"), ("early 2026", "part"), ("next year", "relative"), ("later this year", "rest"),
        ("on Christmas Day", "holiday"), ("June 12-23", "running"), ("in January or February", "range"),
        ("next week", "week"),
    ],
)  # fmt: skip
def test_the_note_tells_the_shape_of_the_words(text: str, shape: str) -> None:
    assert [span.note for span in find(text, date(2025, 12, 11), "en")] == [shape]


def test_a_move_is_two_dates() -> None:
    spans = find("moves from March 3 to April 7", date(2025, 12, 11), "en")
    assert [span.value for span in spans] == ["2026-03-03", "2026-04-07"]


def test_a_span_holds_the_words_of_the_date() -> None:
    text = "It opens Friday, Feb. 27, 2026, in the U.S."
    assert [text[s.start : s.end] for s in find(text, date(2025, 12, 11), "en")] == ["Friday, Feb. 27, 2026"]


_PIECES = (
    "May 3 31 the 2026 , February last next year week Friday early mid - fall / of 오는 27일 2026년 2月 30日 来年 "
    "le 1er mars Anfang 2. Quartal ago two later Easter to – 0 99 İ ß"
)


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES.split()), max_size=14).map(" ".join)),
    st.dates(date(1901, 1, 1), date(2090, 1, 1)),
    st.sampled_from([*LANGUAGES, None, "xx", "pt-BR"]),
)
def test_any_text_gives_dates_in_order_that_can_be_read(text: str, day: date, language: str | None) -> None:
    last = 0
    for when in read(text, day, language):
        assert last <= when.start < when.end <= len(text)
        assert is_edtf(when.ahead)
        assert is_edtf(when.back)
        last = when.end


@pytest.mark.parametrize("unit", ["opens May 3, ", "may ", "27 ", "the first ", "x", "2026年"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_time_grows_with_the_length(unit: str, language: str) -> None:
    assert_linear(lambda text: read(text, date(2025, 12, 11), language), unit, 4_000)


def test_a_phrase_does_not_go_on_in_the_next_paragraph() -> None:
    found = find("complete season 1\n\nMarch 13\nThe Understudy", date(2026, 2, 24), "en")
    assert [each.value for each in found] == ["2026-03-13"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on Christmas Day, a Friday this year", "en"),
        ("on May 3, a Friday.", "en"),
        ("It opens on a Tuesday.", "en"),
        ("am 3. Mai, einem Freitag.", "de"),
        ("le 3 mai, un vendredi.", "fr"),
    ],
)
def test_what_day_of_the_week_it_is_tells_no_day(text: str, language: str) -> None:
    found = read(text, date(2024, 4, 22), language)
    assert len(found) == (0 if "Tuesday" in text else 1)
    assert all(when.shape != "weekday" for when in found)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "It came out last year, on April 12.", "2023-04-12"),
        ("fr", "Il est sorti l’an passé, le 12 septembre.", "2023-09-12"),
        ("de", "Er startete im vergangenen Jahr, am 12. September.", "2023-09-12"),
        ("en", "It comes out next year, on April 12.", "2025-04-12"),
    ],
)
def test_a_day_behind_its_year_is_of_that_year(language: str, text: str, day: str) -> None:
    assert [each.value for each in find(text, date(2024, 5, 15), language)] == [day]
