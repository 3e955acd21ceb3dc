#!/usr/bin/env python3
"""Compares the trade equilibria that the program computes with reference solutions: validate_trade.py [ENTENTE [SHARED]]

ENTENTE is the program (default build/dev/cli/entente). SHARED (default ../shared/data) holds caliendo_parro/, wiod/ and
reference_trade/. Prints a Markdown table with the worst difference of each figure and exits 1 where one is above its
tolerance, which is that of the table below plus half of the last digit that the reference prints. Where SHARED is
absent it says so and exits 0. What is compared:

- Caliendo and Parro (2015), data of 1993 without deficits, NAFTA's tariffs of 2005 among its members;
- WIOD 2013 release, year 2011, 25 points of US duty on Chinese goods, deficits fixed and removed.
"""
import csv
import io
import math
import pathlib
import re
import subprocess
import sys
import tempfile

ENTENTE = sys.argv[1] if len(sys.argv) > 1 else "build/dev/cli/entente"
SHARED = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/data")
REFERENCE = SHARED / "reference_trade"
AUTHORS = SHARED / "caliendo_parro"
WIOD_2011 = SHARED / "wiod/WIOD2013_2011.csv.gz"

POINTS, PATH_POINTS, SHARE, RELATIVE = "points", "points along the path", "share", "relative"
TOLERANCE = {POINTS: 1e-6, PATH_POINTS: 1e-5, SHARE: 1e-8, RELATIVE: 1e-8}
# Amounts below this many million USD are compared as if they were this large.
LEAST_MUSD = 1.0

NAFTA = """name = "NAFTA, tariffs of 1993 to those of 2005"
[[measure]]
kind = "tariff_schedule"
file = "{file}"
column = "tariff2005_pct"
members = ["CAN", "MEX", "USA"]
"""
US_TARIFF = """name = "25 points of US duty on Chinese goods"
[[measure]]
kind = "tariff"
by = ["USA"]
on = ["CHN"]
sectors = "c1..c16"
rate_points = 25
"""
WIOD_EXPERIMENT = "wiod2011_us_tariff25_chn"

# figure -> {"compared", "missing", "difference" (worst), "ratio" (to its tolerance, worst), "unit", "at" (where)}
figures = {}
sector_names = {}  # of the authors' data: name -> number from 1


class Column:
    """A reference column: its values and how many significant digits it prints at most."""

    def __init__(self, texts):
        self.values = [float(text) for text in texts]
        self.digits = max([significant_digits(text) for text in texts], default=0)

    def rounding(self, value):
        if value == 0 or self.digits == 0:
            return 0.0
        return 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - self.digits + 1)


def significant_digits(text):
    mantissa = re.sub(r"e.*$", "", text.strip().lower()).lstrip("+-")
    return len(mantissa.replace(".", "").lstrip("0"))


def reference(name, column):
    """{key: value, rounding} of one column, by country, by sector and country, or by flow."""
    with open(REFERENCE / name, newline="") as file:
        rows = list(csv.DictReader(file))
    printed = Column([row[column] for row in rows])
    return {key_of(row): (value, printed.rounding(value)) for row, value in zip(rows, printed.values)}


def sector_number(label):
    """1 of "1", "c1", "S01" or "Agriculture"."""
    if label in sector_names:
        return sector_names[label]
    digits = re.fullmatch(r"[A-Za-z_]{0,3}(\d+)", label.strip())
    if digits is None:
        sys.exit(f"'{label}' is not a sector of the reference; neither a number, c1 nor a name in sectors.csv")
    return int(digits.group(1))


def key_of(row):
    economies = [row[c].upper() for c in ("country", "economy", "importer", "exporter") if c in row]
    return (sector_number(row["sector"]), *economies) if "sector" in row else tuple(economies)


def note(figure, unit, key, found, expected, rounding):
    """One comparison; `found` is None where the program says nothing."""
    entry = figures.setdefault(figure, {"compared": 0, "difference": 0.0, "ratio": 0.0, "unit": unit, "at": "", "missing": 0})
    entry["compared"] += 1
    if found is None or not math.isfinite(found):
        entry["missing"] += 1
        return
    scale = max(abs(expected), LEAST_MUSD) if unit == RELATIVE else 1.0
    difference = abs(found - expected)
    ratio = difference / (TOLERANCE[unit] * scale + rounding)
    entry["difference"] = max(entry["difference"], difference / scale)
    if ratio > entry["ratio"]:
        entry["ratio"], entry["at"] = ratio, " ".join(str(part) for part in key)


def number(row, column):
    text = row.get(column, "") if row is not None else ""
    return float(text) if text.strip() else None


def compare(figure, unit, rows, column, expected, absent=None):
    """`rows` by key; a key that the program leaves out counts as `absent`, or as missing."""
    for key, (value, rounding) in expected.items():
        row = rows.get(key)
        note(figure, unit, key, absent if row is None else number(row, column), value, rounding)


def in_million(expected):
    return {key: (value / 1e6, rounding / 1e6) for key, (value, rounding) in expected.items()}


def change_in_points(expected):
    """(new / base - 1) in per cent as points, from ratios."""
    return {key: (100 * (value - 1), 100 * rounding) for key, (value, rounding) in expected.items()}


def ratio_in_points(new, base):
    """100 (new / base - 1) of two columns, with the rounding of both. Nothing where base is zero."""
    points = {}
    for key, (value, rounding) in new.items():
        before, rounding_before = base[key]
        if before > 0:
            ratio = value / before
            points[key] = (100 * (ratio - 1), 100 * (rounding / before + ratio * rounding_before / before))
    return points


class Store:
    """A temporary store, and questions to its worlds."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def run(self, *words):
        done = subprocess.run([ENTENTE, *words, "--store", str(self.folder / "store")], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"entente {' '.join(words)}: {done.stderr}")
        return done.stdout

    def scenario(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def simulate(self, scenario, world, *words):
        text = self.run("simulate", scenario, "--world", world, *words, "--format", "csv")
        return {key_of(row): row for row in csv.DictReader(io.StringIO(text))}


def country_figures(case, file, rows, million):
    """The columns that all country files share."""
    for ours, theirs in (("welfare_exact_pct", "welfare_exact_pct"), ("welfare_linear_pct", "cp_linear_welfare_pct"),
                         ("real_wage_pct", "real_wage_pct"), ("terms_of_trade_pct", "terms_of_trade_pct")):
        compare(f"{case}: {ours}", POINTS, rows, ours, reference(file, theirs))
    for flow in ("exports", "imports"):
        expected = ratio_in_points(reference(file, flow + "_new"), reference(file, flow + "_base"))
        compare(f"{case}: {flow}_pct", POINTS, rows, flow + "_pct", expected)
    compare(f"{case}: tariff_revenue_musd", RELATIVE, rows, "tariff_revenue_musd", million(reference(file, "tariff_revenue_new")))


def share_figures(case, file, rows):
    for column in ("share_base", "share_new"):
        compare(f"{case}: {column}", SHARE, rows, column, reference(file, column), absent=0.0)


def path_figures(case, file, rows):
    for row in rows.values():
        welfare = number(row, "welfare_exact_pct")
        row["ln_welfare_pct"] = "" if welfare is None else repr(100 * math.log1p(welfare / 100))
    for ours, theirs in (("path_tot_pct", "tot_path_pct"), ("path_vot_pct", "vot_path_pct"), ("ln_welfare_pct", "lnW_pct")):
        compare(f"{case}: {ours}", PATH_POINTS, rows, ours, reference(file, theirs))


def sector_figures(case, file, rows):
    base, new = reference(file, "Y_base"), reference(file, "Y_new")
    compare(f"{case}: output_base_musd", RELATIVE, rows, "output_base_musd", in_million(base))
    compare(f"{case}: output_new_musd", RELATIVE, rows, "output_new_musd", in_million(new))
    compare(f"{case}: output_pct", POINTS, rows, "output_pct", ratio_in_points(new, base))
    compare(f"{case}: price_pct", POINTS, rows, "price_pct", change_in_points(reference(file, "p_hat")))


def nafta(store):
    store.run("world", "import", str(AUTHORS), "--name", "cp", "--format", "caliendo-parro")
    scenario = store.scenario("nafta.toml", NAFTA.format(file=(AUTHORS / "trade_tariffs.csv").resolve()))
    case = "NAFTA"
    economies = store.simulate(scenario, "cp", "--deficits", "none")
    country_figures(case, "cp_nafta_zero_deficit_country.csv", economies, in_million)
    path_figures(case, "cp_nafta_zero_deficit_exact_decomposition.csv", economies)
    sector_figures(case, "cp_nafta_zero_deficit_sector.csv", store.simulate(scenario, "cp", "--deficits", "none", "--sectors"))
    share_figures(case, "cp_nafta_zero_deficit_shares.csv", store.simulate(scenario, "cp", "--deficits", "none", "--shares"))


def us_tariff(store):
    store.run("world", "import", str(WIOD_2011), "--name", "wiod", "--convention", "published")
    scenario = store.scenario("us_tariff.toml", US_TARIFF)
    theta = ["--elasticities", str(REFERENCE / "wiod2011_theta.csv")]
    for deficits, name in (("fixed", "fixed_deficit"), ("none", "zero_deficit")):
        case = f"US tariff, deficits {deficits}"
        words = ["--deficits", deficits, *theta]
        country_figures(case, f"{WIOD_EXPERIMENT}_{name}_country.csv", store.simulate(scenario, "wiod", *words), dict)
        shares = f"{WIOD_EXPERIMENT}_{name}_shares.csv"
        if (REFERENCE / shares).exists():
            share_figures(case, shares, store.simulate(scenario, "wiod", *words, "--shares"))


def main():
    absent = [path for path in (REFERENCE, AUTHORS, WIOD_2011) if not path.exists()]
    if absent:
        print(f"skipped: {', '.join(str(path) for path in absent)} absent, nothing to compare with")
        return 0
    with open(AUTHORS / "sectors.csv", newline="") as file:
        sector_names.update({row["name"]: int(row["index"]) for row in csv.DictReader(file)})
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        nafta(store)
        us_tariff(store)
    print("| figure | compared | worst difference | tolerance | at | within tolerance |\n|---|---:|---:|---:|---|---|")
    passed = True
    for figure, entry in figures.items():
        verdict = "yes"
        if entry["missing"]:
            verdict = f"NO: {entry['missing']} missing"
        elif entry["ratio"] > 1:
            verdict = "NO"
        passed = passed and verdict == "yes"
        print(f"| {figure} | {entry['compared']} | {entry['difference']:.1e} | {TOLERANCE[entry['unit']]:.0e} {entry['unit']} "
              f"| {entry['at']} | {verdict} |")
    return 0 if passed and figures else 1


sys.exit(main())
