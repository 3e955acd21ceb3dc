#!/usr/bin/env python3
"""Compares what the program computes with published reference values: validate.py ENTENTE [SHARED]

SHARED (default ../shared/data) holds wiod/, reference_mrio/ and critical_supply/. Prints a Markdown table
with the worst difference for each measure and exits 1 where one is above its tolerance: 1e-9 relative for
shares, 1e-5 million USD for flows, plus half of the last digit that the reference prints. Where SHARED is
absent it says so and exits 0.
"""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

ENTENTE = sys.argv[1]
SHARED = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/data")
REFERENCE = SHARED / "reference_mrio"
MANUFACTURING = "c3..c16"
worst = {}  # measure -> [cells, largest difference, largest difference / tolerance, unit]


def reference(name):
    with open(REFERENCE / name, newline="") as file:
        return list(csv.DictReader(file))


def matrix(name):
    """A source x column table as {(row, column): text}."""
    rows = list(csv.reader(open(REFERENCE / name, newline="")))
    return {(row[0], column): value for row in rows[1:] for column, value in zip(rows[0][1:], row[1:])}


def printed_half_digit(text):
    mantissa, _, exponent = text.strip().lower().partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return 0.5 * 10.0 ** -decimals


def compare(measure, found, expected, unit):
    if expected.strip() == "":
        return
    value = float(expected)
    difference = abs(float(found) - value)
    tolerance = printed_half_digit(expected) + (1e-5 if unit == "M USD" else 1e-9 * abs(value))
    shown = difference if unit == "M USD" else difference / max(abs(value), 1e-300)
    entry = worst.setdefault(measure, [0, 0.0, 0.0, unit])
    entry[0] += 1
    entry[1] = max(entry[1], shown)
    entry[2] = max(entry[2], difference / tolerance)


class Store:
    """A temporary store with the tables of all years, and questions to it."""

    def __init__(self, folder):
        self.folder = folder
        for year in ("1995", "2008", "2011"):
            self.run("world", "import", str(SHARED / f"wiod/WIOD2013_{year}.csv.gz"), "--name", "w" + year)

    def run(self, *words):
        done = subprocess.run([ENTENTE, *words, "--store", self.folder], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"entente {' '.join(words)}: {done.stderr}")
        return done.stdout

    def ask(self, year, *words):
        text = self.run(*words, "--world", "w" + year, "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))


def exposure_shares(store):
    cache = {}
    for row in reference("np_exposure_manufacturing_face_vs_lookthrough.csv"):
        key = (row["year"], row["buyer"], row["suppliers"])
        if key not in cache:
            words = ["exposure", "--of", row["buyer"], "--to", "all", "--by", "source", "--buyers", MANUFACTURING]
            if row["suppliers"] == "manuf":
                words += ["--suppliers", MANUFACTURING]
            cache[key] = {r["to"]: r for r in store.ask(row["year"], *words)}
        found = cache[key].get(row["partner"])
        if found is None:
            continue
        compare("face value, manufacturing", found["face_value_share"], row["face_value_share"], "relative")
        compare("look-through, manufacturing", found["look_through_share"], row["look_through_share"], "relative")
        compare("value added, manufacturing", found["value_added_share"], row["va_share"], "relative")
    for year, buyer in sorted({(r["year"], r["buyer"]) for r in reference("np_exposure_by_sector.csv")}):
        found = {r["sector"]: r for r in store.ask(year, "exposure", "--of", buyer, "--to", "CHN")}
        for row in reference("np_exposure_by_sector.csv"):
            if (row["year"], row["buyer"]) != (year, buyer):
                continue
            for column, name in (("face_value_share", "face"), ("look_through_share", "look"), ("value_added_share", "va")):
                compare(f"{name} by buying sector", found[row["sector"]][column], row[name + "_CHN"], "relative")


def fpem(store):
    cache = {}
    for row in reference("np_fpem.csv"):
        if not row["buyer"].endswith("_manufacturing"):
            continue
        key = (row["year"], row["buyer"].removesuffix("_manufacturing"))
        if key not in cache:
            cache[key] = {r["to"]: r for r in store.ask(key[0], "exposure", "--of", key[1], "--to", "all", "--by",
                                                        "source", "--buyers", MANUFACTURING)}
        if row["partner"] in cache[key]:
            compare("FPEM", cache[key][row["partner"]]["fpem_share"], row["FPEM"], "relative")
            compare("FPEM at face value", cache[key][row["partner"]]["fpem_face_share"], row["FPEMfv"], "relative")


def selling_side(store):
    for row in reference("np_exposure_selling_side.csv"):
        found = store.ask(row["year"], "sales", "--of", row["seller"], "--to", row["partner"], "--sellers", MANUFACTURING)[-1]
        compare("sales at face value", found["face_value_sales_share"], row["face_value_sales_share"], "relative")
        compare("Ghosh face value", found["ghosh_face_share"], row["ghosh_face_share"], "relative")
        compare("Ghosh look-through", found["ghosh_look_through_share"], row["ghosh_lookthrough_share"], "relative")
        compare("value added absorbed", found["value_added_absorbed_share"], row["va_absorbed_share"], "relative")


def structure(store):
    for row in reference("np_hhi_direct_vs_total.csv"):
        found = store.ask(row["year"], "concentration", "--of", row["buyer"], "--buyers", row["sector"], "--basis", row["basis"])[0]
        compare("HHI, all economies", found["hhi_country_all"], row["hhi_country_incl_domestic"], "relative")
        compare("HHI, foreign economies", found["hhi_country_foreign"], row["hhi_country_foreign_only"], "relative")
    names = {"backward": "BL_total", "forward": "FL_ghosh_total", "backward_rasmussen": "BL_rasmussen",
             "forward_rasmussen": "FL_rasmussen_L", "upstreamness": "upstreamness", "downstreamness": "downstreamness"}
    for year in sorted({r["year"] for r in reference("np_linkages.csv")}):
        found = {(r["economy"], r["sector"]): r for r in store.ask(year, "linkages")}
        for row in reference("np_linkages.csv"):
            if row["year"] == year:
                for ours, theirs in names.items():
                    compare(ours.replace("_", " ") + (" linkage" if "ward" in ours else ""),
                            found[row["country"], row["sector"]][ours], row[theirs], "relative")


def extraction_and_jobs(store):
    cases = {"all CHN->JPN sales (intermediate+final) removed": ("CHN", "JPN", ""),
             "all CHN->USA sales removed": ("CHN", "USA", ""),
             "CHN_c14->JPN removed": ("CHN", "JPN", "c14"),
             "JPN_c14->CHN removed": ("JPN", "CHN", "c14"),
             "all USA+JPN->CHN sales removed": ("USA,JPN", "CHN", "")}
    cache = {}
    for row in reference("np_hypothetical_extraction.csv"):
        if row["case"] not in cases:
            continue
        key = (row["year"], row["case"])
        if key not in cache:
            of, to, sectors = cases[row["case"]]
            cache[key] = {r["economy"]: r for r in store.ask(row["year"], "extract", "--of", of, "--to", to,
                                                             *(["--sectors", sectors] if sectors else []))}
        compare("extraction, value added after", cache[key][row["country"]]["value_added_after_musd"], row["VA_after"], "relative")
        compare("extraction, change", cache[key][row["country"]]["change_pct"], row["pct"], "relative")
    for year in sorted({r["year"] for r in reference("np_us_jobs_by_absorber.csv")}):
        jobs = SHARED / f"critical_supply/usa_employment_wiod35_{year}.csv"
        if not jobs.exists():
            continue
        found = {r["absorber"]: r for r in store.ask(year, "jobs", "--of", "USA", "--file", str(jobs))}
        for row in reference("np_us_jobs_by_absorber.csv"):
            if row["year"] == year and row["absorber"] in found:
                compare("jobs by absorber", found[row["absorber"]]["jobs_thousand"], row["us_jobs_thousand"], "relative")


def decompositions(store):
    for path in sorted(REFERENCE.glob("decompr_kww_*.csv")):
        expected = {r["Country"]: r for r in reference(path.name)}
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "kww"):
            for term in [t for t in expected[row["exporter"]] if t != "Country"]:
                compare("KWW, 9 terms", row[term.lower()], expected[row["exporter"]][term], "M USD")
    for path in sorted(REFERENCE.glob("decompr_wwz_bycountry_*.csv")):
        expected = {r["Country"]: r for r in reference(path.name)}
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "wwz"):
            for term, value in expected[row["exporter"]].items():
                if term.lower() in row:
                    compare("WWZ, 16 terms", row[term.lower()], value, "M USD")
    for path in sorted(REFERENCE.glob("decompr_wwz_USAJPN_to_CHN_bysector_*.csv")):
        expected = {(r["Exporting_Country"], r["Exporting_Industry"], r["Importing_Country"]): r for r in reference(path.name)}
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "wwz", "--by", "sector,partner", "--of", "USA,JPN"):
            for term, value in expected.get((row["exporter"], row["sector"], row["partner"]), {}).items():
                if term.lower() in row:
                    compare("WWZ by sector and partner", row[term.lower()], value, "M USD")
    for path in sorted(REFERENCE.glob("exvatools_totals_*.csv")):
        expected = {(r["exporter"], r["method"], r["term"]): r["total"] for r in reference(path.name)}
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "borin-mancini"):
            for term in ("dva", "vax", "ref", "ddc", "fva", "fdc"):
                key = (row["exporter"], {"source": "bm_src", "sink": "bm_snk"}[row["approach"]], term.upper())
                compare("Borin-Mancini, " + row["approach"], row[term], expected.get(key, ""), "M USD")
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "miroudot-ye"):
            for term in ("dva", "ddc", "fva", "fdc"):
                compare("Miroudot-Ye", row[term], expected.get((row["exporter"], "my", term.upper()), ""), "M USD")
    for path in sorted(REFERENCE.glob("decompr_va_origin_in_exports_source_x_exporter_*.csv")):
        expected = matrix(path.name)
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "origin"):
            compare("value added by origin in exports", row["value_musd"], expected[row["source"], row["exporter"]], "M USD")
    for path in sorted(REFERENCE.glob("np_va_in_final_demand_source_x_absorber_*.csv")):
        expected = matrix(path.name)
        for row in store.ask(path.stem[-4:], "value-added", "--decomposition", "final-demand"):
            compare("value added in final demand", row["value_musd"], expected[row["source"], row["absorber"]], "M USD")
    for row in reference("np_tiva_by_country.csv"):
        found = next(r for r in store.ask(row["year"], "value-added", "--decomposition", "hiy", "--of", row["exporter"]))
        for ours, theirs in (("gross_exports_musd", "EXGR"), ("domestic_value_added_musd", "EXGR_DVA"),
                             ("foreign_value_added_musd", "EXGR_FVA"), ("value_added_exports_musd", "VAX")):
            compare("TiVA: exports, DVA, FVA, VAX", found[ours], row[theirs], "M USD")


def main():
    if not REFERENCE.exists():
        print(f"skipped: {REFERENCE} is absent, nothing to compare with")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        for part in (exposure_shares, fpem, selling_side, structure, extraction_and_jobs, decompositions):
            part(store)
    print("| measure | cells compared | worst difference | within tolerance |\n|---|---:|---:|---|")
    for measure, (cells, difference, ratio, unit) in worst.items():
        print(f"| {measure} | {cells} | {difference:.1e} {unit} | {'yes' if ratio <= 1 else 'NO'} |")
    return 0 if worst and all(entry[2] <= 1 for entry in worst.values()) else 1


sys.exit(main())
