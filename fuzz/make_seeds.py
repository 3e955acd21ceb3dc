#!/usr/bin/env python3
"""Writes seeds for the fuzz targets: made up here and from tests/fixtures/ingest, made up too.

Usage: make_seeds.py FOLDER
"""
import gzip
import hashlib
import json
import pathlib
import struct
import sys

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "tests/fixtures/ingest"
TO = pathlib.Path(sys.argv[1])


def write(target, name, data):
    folder = TO / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def pack(files):
    """Files one after another, each under a line with its name, as fuzz/source_files.hpp reads them."""
    return b"".join(b"=== " + name.encode() + b"\n" + data for name, data in files)


def texts(folder):
    return [(p.relative_to(folder).as_posix(), p.read_bytes())
            for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".xlsx"]


for target in ("icio", "triplets", "figaro"):
    for name, data in texts(FIXTURES / target):
        write(target, name, data)
for target in ("eora", "exiobase", "pymrio"):
    write(target, "folder", pack(texts(FIXTURES / target)))
write("wiod", "workbook", pack([(n, (FIXTURES / "wiod" / n).read_bytes())
                                for n in ("sheet1.xml", "sharedStrings.xml")]))
labels = b"RAAA\nRBBB\nSEverything\nVWages\nFHousehold\nFGross fixed capital formation\nQEmployed\n"
write("gloria", "folder", pack([("labels", labels)] + texts(FIXTURES / "gloria")))
for folder in ("satellite", "concordance"):
    for name, data in texts(FIXTURES / folder):
        write("side_tables", name, data)
trade_data = {
    "countries.csv": b"index,code,name\n1,AAA,Alphaland\n2,BBB,Betaland\n",
    "sectors.csv": b'index,name,tradable,theta\n1,Goods,1,4\n2,"Services, other",0,8.22\n',
    "sector_country.csv": b"sector,country,gross_output_usd,value_added_share\n1,AAA,100000000,0.6\n"
                          b"1,BBB,196000000,0.5\n2,AAA,300000000,1\n2,BBB,400000000,0.75\n",
    "input_shares.csv": b"country,input_sector,using_sector,share_of_materials\nAAA,1,1,0.25\n"
                        b"AAA,2,1,0.75\nBBB,1,1,0.5\nBBB,2,1,0.5\nBBB,1,2,1.00005\nBBB,2,2,-0.00005\n",
    "trade_tariffs.csv": b"sector,importer,exporter,imports1993_kusd_ex_tariff,tariff1993_pct,"
                         b"tariff2005_pct\n1,AAA,BBB,16000,25,0\n1,BBB,AAA,20000,0,0\n"}
write("caliendo_parro", "folder", pack(trade_data.items()))
write("caliendo_parro", "crlf", pack((name, b"\xef\xbb\xbf# words\r\n" + text.replace(b"\n", b"\r\n"))
                                     for name, text in trade_data.items()))
write("scenario_tables", "tariffs.csv", b"sector,importer,exporter,tariff_pct,other\nc1,AAA,BBB,25,\n"
                                        b"1,BBB,AAA,-5.5,1e1\n")
write("scenario_tables", "one_column.csv", b'exporter,importer,"sector",duty\nAAA,BBB,2,7.5\n')
write("scenario_tables", "elasticities.csv", b"sector,name,theta,se\nc14,Electrical,9.63,1.5\n"
                                             b'2,,8.22,\n3,"Other",4,0\n')
write("scenario_tables", "authors.csv", b"sector,name,theta_used,se_99\n1,Agriculture,9.11,2.0083\n"
                                        b"A01,,1,\nC15T16,,2,\nB,,3,\nC10T12,,4,\n")
write("shareholdings_csv", "per_cent.csv",
      b"owner,owned,share_pct,kind,from,until,source\nA,B,50,,,,press\nC,B,25-50,direct,2024-01-01,,\n"
      b"C,D,>50,,,2025-01-01,\nA,D,minority,,,,\nB,E,,control,,,\nA,E,?,,,,\n")
write("shareholdings_csv", "bounds.csv", b"owner,owned,share_low,share_high\nA,B,0.2,0.6\nC,B,,0.3\n")
write("shareholdings_csv", "signs.csv", b"owner,owned,share\nA,B,33.34 %\nC,B,<=25 %\nB,A,5 %\n")
write("shareholdings_csv", "listed.csv",
      b"name,list,since,programme,score\nA,US-SDN,2022-04-06,P,0.91\nB,,,,\n")
for path in FIXTURES.rglob("*.xlsx"):
    write("archive", path.name, path.read_bytes())
write("archive", "small.csv.gz",
      gzip.compress((FIXTURES / "icio/small_2011.csv").read_bytes(), mtime=0))

write("dossier", "made_up.toml", b"""title = "Reliance on Bland"
subtitle = "A made-up case"
allies = ["ALA", "CLA"]
rival = "BLA"
buyers = "c1-c2"
buyers_name = "all"
world = "builtin"
over_time = ["w1", "w2"]
paper = "A4"
""")
write("calendar_file", "made_up.toml", b"""name = "bland"
place = "Bland"
place_ja = "B"
zone = "Europe/London"
office_hours = "09:00-17:30"
reach_hours = "06:00-24:00"
rest_days = ["Friday", "Saturday"]
first_year = 2026
last_year = 2027
[[holiday]]
day = 2026-12-28
name = "Boxing Day"
name_ja = "B"
cite = "An Act"
in_place_of = "2026-12-26"
""")
write("registry", "made_up.toml", b"""name = "A made-up committee"
description = "All kinds of entries"
[[side]]
code = "ALA"
name = "Aland"
name_ja = "A"
zone = "UTC"
calendar = "aland"
[[forum]]
code = "f"
name = "forum"
sides = ["ALA"]
since = 2020-01-01
cadence = "yearly"
note = "n"
source = "s"
status = "seen"
[[forum]]
code = "g"
name = "group"
parent = "f"
sides = ["ALA"]
from = "2021-01-01"
until = 2030-12-31
[[agency]]
code = "A"
name = "agency"
side = "ALA"
[[agency]]
code = "B"
name = "other"
side = "ALA"
[[lead]]
forum = "f"
agency = "A"
basis = "b"
[[office]]
id = "A/chief"
title = "Chief"
rank = "minister"
[[office.holder]]
name = "h"
from = 2020-01-01
[[topic]]
code = "t"
name = "topic"
[[topic]]
code = "u"
name = "part"
parent = "t"
[[mandate]]
agency = "A"
topic = "t"
strength = "statutory"
basis = "act"
chair = true
status = "memory"
[[mandate]]
agency = "B"
topic = "u"
strength = "claimed"
status = "memory"
[[stakeholder]]
code = "s"
name = "makers"
side = "ALA"
kind = "business"
topics = ["t"]
[[instrument]]
code = "i"
name = "treaty"
step = 1
binding = true
needs_legislature = ["ALA"]
""")
write("registry", "made_up.json", b'{"agency":[{"code":"A","name":"a","side":"ALA"}],"name":"r",'
      b'"side":[{"code":"ALA","name":"Aland","zone":"UTC"}]}')
write("scenario_file", "made_up.toml", b"""name = "A made-up case"
description = "All kinds"
elasticity_divisor = 2.5
[groups]
"allies" = ["ALA", "CLA"]
goods = "c1..c2, c14"
[[measure]]
kind = "tariff"
name = "answered"
by = "allies"
on = ["BLA"]
sectors = ["goods"]
rate_points = 25
retaliation = 0.5
from = 2022-10-07
until = "2024-12-31"
legal_basis = "an act"
status = "proposed"
posture = "defensive"
[[measure]]
kind = "tariff_schedule"
file = "t.csv"
column = "free"
members = ["ALA", "BLA"]
[[measure]]
kind = "licence_friction"
by = "BLA"
on = "all"
cost_points = 5
on_exports = true
[[measure]]
kind = "export_control"
by = "ALA"
on = "BLA"
share = 0.4
[[measure]]
kind = "quota"
by = "CLA"
on = "BLA"
quota = 0.5
[[measure]]
kind = "embargo"
by = "BLA"
on = "CLA"
retaliation = 1.0
[[measure]]
kind = "subsidy"
by = "allies"
rate_points = 2
[[measure]]
kind = "productivity"
by = "all"
change_points = -1
""")
for path in sorted((FIXTURES.parent.parent.parent / "samples/scenarios").glob("*.toml")):
    write("scenario_file", path.name, path.read_bytes())
write("negotiation_json", "made_up.json", json.dumps(
    {"made up": {"issues": ["a", "b"], "values": [["x", "y"], ["0", "1", "2"]],
                 "tables": [[[0, 0.5], [0.1, 0.2, 0.5]], [[0.7, 0], [0.3, 0.2, 0]]],
                 "reserve": [0.2, 0], "outcomes": 6}}).encode())
write("negotiation_json", "example.json",
      (FIXTURES.parent.parent.parent / "samples/packages/two-parties.json").read_bytes())
# Points of ristretto255: the neutral element, the generator and twice the generator.
POINTS = ["0" * 64, "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76",
          "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919"]
for step, own, twice in (("open", POINTS[1:], []), ("answer", POINTS[1:2], POINTS[1:]),
                         ("close", [], POINTS[2:]), ("open", POINTS, [])):
    lines = ["entente package intersection 2", f"step {step}", "question q", "from A", f"own {len(own)}",
             *own, f"twice {len(twice)}", *twice, ""]
    write("psi_message", f"{step}{len(own)}", "\n".join(lines).encode())
write("record", "body.json", b'{"a":[1,-2.5,1e-09,true,null],"b":"\\n\\u001f"}')
write("record", "head.json", json.dumps(
    {"chain": "0" * 64, "log": "joint", "root": "1" * 64, "seq": 57, "signatures": [
        {"key": "2" * 64, "signature": "3" * 128, "signer": "USA"}]},
    sort_keys=True, separators=(",", ":")).encode())
write("manifest", "made_up.json", json.dumps(
    {"version": "0.1", "dossier_name": "d.toml", "dossier": "title = 1",
     "figures": [{"name": "f", "command": "c", "params": {"a": "b"}, "run": "r",
                  "columns": ["a"], "rows": [["1"]]}]}).encode())


def doubles(*values):
    return struct.pack(f"<{len(values)}d", *values)


def store_file(magic, header, arrays, version=1):
    """docs/design/world-file.md"""
    def aligned(size):
        return (size + 63) // 64 * 64

    header = json.dumps(header).encode()
    offset = aligned(64 + len(header))
    body = header.ljust(offset - 64, b"\0")
    for array in arrays:
        body += array.ljust(aligned(len(array)), b"\0")
    return magic + struct.pack("<IIQQQ24x", version, 0, len(header), offset, 64 + len(body)) + body


info = {"name": "w", "format": "icio", "source": "s", "edition": "e", "licence": "l",
        "citation": "c", "unit": "million USD", "files": [{"name": "f", "blake2b": "00"}],
        "sector_names": [], "year": 2015, "rounding_half_width_musd": 0.5}
counts = ("nonzero_intermediate", "negative_intermediate", "negative_final_demand",
          "zero_output_industries", "negative_value_added", "rows_with_gap_above_1_pct")
report = {"notes": [{"severity": 0, "file": "f", "line": 1, "message": "m"}],
          **{count: 0 for count in counts},
          **{f"row_gap_{kind}_musd": 0.0 for kind in ("mean", "min", "max")}}
header = {"economies": ["ALA", "BLA"], "sectors": ["c1"], "final_demand_categories": ["HFCE"],
          "convention": "balanced", "has_published_output": True,
          "satellites": [{"name": "jobs", "unit": "persons"}],
          "info": info, "report": report, "hash": "00"}
arrays = [doubles(1, 2, 3, 4), doubles(5, 6, 7, 8), doubles(15, 21), doubles(12, 14), doubles(15, 21),
          doubles(1, 1), doubles(9, 9)]
write("world_file", "world", store_file(b"ENTWORLD", header, arrays))
trade = [doubles(0, 3, 4, 0), doubles(0, 0.1, 0, 0), doubles(15, 21), doubles(0.5, 0.6), doubles(1, 1),
         doubles(4)]
write("world_file", "trade", store_file(
    b"ENTWORLD", {**header, "trade": {"has_elasticity": True}}, arrays + trade, version=2))
write("world_file", "factors", store_file(b"ENTFACTR", {"world": "00", "industries": 3}, [
    doubles(1, 0.5, 0, 0, 1, 0, 0, 0, 1), struct.pack("<3i", 0, 1, 2)]))
null = b"-0- ,"
write("ofac_csv", "set", pack([
    ("sdn.csv", b'1,"TARN",-0- ,"CUBA",' + null * 7 + b"-0- \r\n" + b'2,"KORRINEN, Aada","individual",'
     b'"SDGT] [IFSR","Chief",' + null * 6 + b'"DOB circa 25 Mar 1965; alt. DOB 1958 to 1963; nationality '
     b"Cuba; Passport A1 (Cuba) issued 01 Jan 2001; a.k.a. 'SUSI'; Identification Number IMO 1234567; "
     b'Digital Currency Address - XBT 1A; Linked To: TARN."\r\n\x1a'),
    ("alt.csv", b'1,7,"fka","OLD TARN",-0- \r\n\x1a'),
    ("add.csv", b'1,7,"Calle 7","Havana","Cuba",-0- \r\n\x1a'),
    ("sdn_comments.csv", b'2,"; POB Oulu."\r\n')]))
write("ofac_csv", "saved_again", pack([
    ("cons_prim.csv", b'1,"TARN",-0- ,"NS-PLC",' + null * 7 + b'"a.k.a. \'T\'."\n')]))
write("ofac_xml", "list", b"<sdnList><publshInformation><Publish_Date>12/14/2020</Publish_Date>"
      b"<Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>7</uid><firstName>Aada"
      b"</firstName><lastName>TARN</lastName><sdnType>Individual</sdnType><remarks>DOB 1962; POB Oulu."
      b"</remarks><programList><program>FSE-SY</program></programList><akaList><aka><type>a.k.a.</type>"
      b"<category>weak</category><lastName>SUSI</lastName></aka></akaList><idList><id><idType>Passport"
      b"</idType><idNumber>A1</idNumber><idCountry>Cuba</idCountry></id></idList><dateOfBirthList>"
      b"<dateOfBirthItem><dateOfBirth>circa 1962</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
      b"<addressList><address><city>Tarn</city><country>Cuba</country></address></addressList>"
      b"<vesselInfo><callSign>X</callSign></vesselInfo></sdnEntry></sdnList>\n")
csl_columns = (b"_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,"
               b"start_date,end_date,standard_order,license_requirement,license_policy,call_sign,"
               b"vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,"
               b"source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,"
               b"source_information_url,ids\n")
write("csl_csv", "two", csl_columns + b'7,Nationals (SDN) - T,7,Individual,A; B,"TARN, Aada",,"T, FI; HK"'
      + b"," * 14 + b'u,"SUSI; Tarn Co.; Ltd",FI,1965-03-25; circa 1961,SE,Oulu,u,"FI, 2025-03-31, 4, '
      b'Passport; Male, Gender"\nx,Entity List (EL) - B,,,,Tarn,,"Tarn, CN",86 FR 1,2021-03-12,2031-03-12'
      + b"," * 18 + b"\n")
write("dpl_txt", "two", b"\t".join((b"Name", b"Street_Address", b"City", b"State", b"Country",
                                   b"Postal_Code", b"Effective_Date", b"Expiration_Date",
                                   b"Standard_Order", b"Last_Update", b"Action", b"FR_Citation"))
      + b'\n"TARN"\t"ROAD 7"\t"T"\t"TX"\t""\t"7"\t"06/19/2003"\t"06/29/2056"\t"Y"\t"2007-01-31"\t"N"\t"F"'
      b'\n"TARN"\t""\t""\t""\t"AE"\t""\t"06/19/2003"\t"06/29/2056"\t"Y"\t"0207-01-31"\t""\t""\n')
notices = (b"schema,name,aliases,topics,program,authority,reason,report-date,start-date,end-date,country,"
           b"notes,source_url\n")
for name, text in (
        ("notices", notices + b"Company,Tarn,A; Ltd,x,Section 1286,C,r,2022,,December 2023,China,n,u\n"),
        ("covered", b"covered_equipment_or_services,date_of_inclusion_on_covered_list\n\"produced by Tarn "
                    b'and its subsidiary T LLC, including x","March 12, 2021Updated:July 7, 2022"\n'),
        ("milcorps", b"Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url"
                     b"\nT,Tarn,T,Old,P,n,2022-10-05,2024-01-31,u\n")):
    write("us_other_csv", name, text)


def text(value):
    return bytes([len(value)]) + value.encode()


def party(name):
    """docs/design/party-list-file.md"""
    return (text("US-EL") + text("1") + b"\2" + b"\2" + text(name) + b"\0" + text("other") + b"\2"
            + b"\x85\x8e\x32\0\0" + b"\1" + text("CHN") + b"\1\xd4\x0f\3\4\xd4\x0f\3\4\1"
            + b"\1" + text("tax") + text("12") + text("CHN") + b"\1" + text("street") + b"\1"
            + text("SDGT") + text("r") + b"\0\0\0\0" + b"\0\5")


body = (text("us-csl") + text("us-csl") + b"\x85\x8e\x32" + text("content") + b"\1" + b"\1"
        + text("f.csv") + text("00ff") + b"\2\1" + b"\1\0" + text("f.csv") + b"\7" + text("note")
        + b"\0" + b"\2" + party("A") + party("B"))
write("party_list_file", "body", body)
start = b"ENTPARTY" + struct.pack("<IIQQ32x", 1, 0, len(body), len(body)) + b"0" * 64
check = hashlib.blake2b(start + body, digest_size=32).hexdigest().encode()
write("party_list_file", "file", start + check + body)
ABROAD = FIXTURES / "lists_abroad"
for target, names in (("un_xml", ["un.xml"]), ("meti_eul_html", ["end_user_list_20240131.html"]),
                      ("ammitto_jsonl", ["uk.jsonl"]), ("registry_json", ["registry.json"]),
                      ("ftm_jsonl", ["ftm.jsonl"]), ("senzing_jsonl", ["senzing.jsonl"]),
                      ("export_ban_yaml", ["20220315.yml", "_index.yml"]),
                      ("eu_journal_csv", ["32099R0001.csv"]), ("cn_csv", ["china_2026-01.csv"]),
                      ("own_csv", ["own.csv"])):
    write(target, "fixtures", pack((name, (ABROAD / name).read_bytes()) for name in names))
    write(target, "plain", (ABROAD / names[0]).read_bytes())

write("customers_csv", "all.csv",
      b'\xef\xbb\xbfid,name,alias,type,country,birth_date,identifiers,address\r\n'
      b'7,"Zubrowka, Ivan",Vanya;Ivan Z.,person,RUS;Cyprus,1965-03-25;1966,passport:AB 12;77,"Line 1\nLine 2"\r\n')
write("customers_csv", "names.csv", "name\nFenerli Tools\n\n金正恩\n".encode())
write("customers_csv", "faults.csv", b"name,type,country,birth_date\n,ship,Atlantis,1965-13\nA,vessel\n")
for number, name in enumerate((
        "Vladimir PUTIN", "Kim Jong-un", "金正恩", "김정은", "بشار الأسد", "Жуков", "Huawei Tech. Co., Ltd.",
        "ロスオボロンエクスポルト", "44th Institute III", "A.B.C. L.L.C.", "Рetrov", "Plat ono vich", "Γκίκας",
        "נתניהו", "I\u0301\u0323van", "\u200fIvan\u202e", "Bill Masri", "Dr. Abu Sa`id", "=limited")):
    write("screen_name", f"name{number}", bytes([number % 5]) + name.encode())


def cells(rows):
    """Rows of cells as fuzz/list_files.hpp reads them."""
    return "\n".join("\t".join(cell.replace("\n", "\x1f") for cell in row) for row in rows).encode()


write("meti_eul_xlsx", "sheet", cells([
    ["No.", "Country or Region", "Company or Organization", "Also Known As", "Type of WMD",
     "Conventional Weapons"],
    ["1", "イラン\nIslamic Republic of Iran", "Bland Works\n（BW）", "・BW Co.\n(無難)", "核\nＮ", "CW"],
    ["2", "北朝鮮\nNorth Korea", "Harmless", "", "", "通常兵器\nCW"]]))
write("mof_xlsx", "sheet", cells([
    ["対象となる個人"],
    ["告示日付", "告示番号", "日本語表記", "英語表記", "別名", "確定に十分でない別名", "生年月日", "国籍",
     "旅券番号", "住所", "その他の情報"],
    ["2011.11.18削除", "1"],
    ["2001.9.22\n2008.6.25改訂", "2", "アルン", "Arn (Arne) BLAND\n(original script: Арн)",
     "(a)エー（Bland A）、(b)ビー ( 旧称: Bland B)", "パン屋（The Baker）", "昭和40年3月25日頃から1970年",
     "(a)ノルウェー (b)南スーダン共和国", "旅券番号：AB123456", "オスロ", "不明"],
    ["", "", "", "", "", "", "", "", "", "", "続き"],
    ["2024.1.1", "3(#7)", "無難次郎", "Jiro Bunan", "a.k.a. A, born 1960; f.k.a. B", "", "13633"]]))
