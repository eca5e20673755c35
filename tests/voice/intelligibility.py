"""How much of the English voice a recogniser understands, beside the program espeak-ng.

    python3 intelligibility.py REACHLINE [ESPEAK_NG]

REACHLINE and ESPEAK_NG are the two programs; without the second only the first is asked. Needs `pip install pocketsphinx`,
whose wheels hold a model of American English, and sox. For each voice and tempo it tells how many words of a hundred are
taken for others, left out or added, in full band and as a telephone carries it:

* numbers: a hundred of four digits; any digit may follow any;
* options: "For GOAL, press KEY.", seven goals with ten keys; any goal may stand before any key.

All are made equally loud, and a soft hiss is laid under them. A recogniser is no person: the figures compare voices, and
show whether a change made one worse.
"""

import random
import subprocess
import sys
import tempfile
from array import array
from pathlib import Path

from pocketsphinx import Decoder, get_model_path

DIGITS = "zero one two three four five six seven eight nine".split()
GOALS = [
    "postal business", "postal savings", "logistics and express mail service", "life insurance", "headline news",
    "a person", "slower or faster speech",
]
NUMBER = "#JSGF V1.0;\ngrammar number;\npublic <all> = ( %s )+;\n" % " | ".join(DIGITS)
OPTION = "#JSGF V1.0;\ngrammar option;\npublic <all> = for ( %s ) press ( %s );\n" % (
    " | ".join(GOALS), " | ".join(DIGITS))
# Of 32,767: as soft as the hiss of a quiet line.
HISS = 100
SECOND = 16_000


def decoder(grammar, folder):
    path = Path(folder) / "grammar.jsgf"
    path.write_text(grammar)
    model = Path(get_model_path()) / "en-us"
    return Decoder(hmm=str(model / "en-us"), dict=str(model / "cmudict-en-us.dict"), jsgf=str(path), loglevel="FATAL")


def spoken(program, tempo, text, folder):
    wav = str(Path(folder) / "said.wav")
    if Path(program).name.startswith("reachline"):
        rest = ["say", "--voice", "espeak", "--language", "en", "--rate", tempo, "--out", wav, text]
    else:
        rest = ["-v", "en", "-s", tempo, "-w", wav, text]
    subprocess.run([program, *rest], check=True)
    return wav


def samples(wav, telephone):
    band = ["sinc", "300-3400"] if telephone else []
    sox = ["sox", wav, "-t", "raw", "-r", str(SECOND), "-e", "signed", "-b", "16", "-c", "1", "-", "norm", "-6", *band]
    return array("h", subprocess.run(sox, check=True, capture_output=True).stdout)


def heard(ears, said, chance):
    quiet = array("h", bytes(SECOND))
    lain_under = array("h", (
        max(-32_768, min(32_767, sample + round(chance.gauss(0, HISS)))) for sample in quiet + said + quiet))
    ears.start_utt()
    ears.process_raw(lain_under.tobytes(), full_utt=True)
    ears.end_utt()
    found = ears.hyp()
    return found.hypstr.split() if found else []


def errors(said, found):
    """The fewest words changed, left out or added that make one of the other."""
    row = list(range(len(found) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(found, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def main():
    chance = random.Random(1)
    numbers = [[chance.choice(DIGITS) for _ in range(4)] for _ in range(100)]
    options = [["for", *goal.split(), "press", key] for goal in GOALS for key in DIGITS]
    programs = [(sys.argv[1], tempo) for tempo in ("150", "200", "250")]
    programs += [(program, tempo) for program in sys.argv[2:3] for tempo in ("110", "140", "175")]
    with tempfile.TemporaryDirectory() as folder:
        for kind, said, grammar, written in [
            ("numbers", numbers, NUMBER, lambda words: " ".join(words) + "."),
            ("options", options, OPTION, lambda words: " ".join(words[:-2]) + ", " + " ".join(words[-2:]) + "."),
        ]:
            ears = decoder(grammar, folder)
            for program, tempo in programs:
                wrong, length, total = [0, 0], 0, sum(map(len, said))
                for words in said:
                    wav = spoken(program, tempo, written(words), folder)
                    for telephone in (False, True):
                        sound = samples(wav, telephone)
                        wrong[telephone] += errors(words, heard(ears, sound, chance))
                    length += len(sound)
                print(f"{kind}, {Path(program).name} at {tempo}, {length / SECOND / len(said):.2f} s each: of a hundred words "
                      f"{100 * wrong[0] / total:.0f} wrong, by telephone {100 * wrong[1] / total:.0f}", flush=True)


main()
