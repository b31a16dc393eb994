import Foundation
import Testing

/// What people read, letter by letter: a clinic with one plan, two single sessions and odd names.
@Suite("Views as they are read")
struct GoldenTests {
    private static func clinic() throws -> Binary {
        let binary = try Binary.withClinic()
        try binary.run(
            "plan", "create", "P1", "--cause", "sciatica", "--start", "mon", "--no-medicine")
        try binary.run(
            "patient", "add", "محمد عبد الله", "--born", "1980-01-01", "--phone",
            "+44 20 7946 0123")
        try binary.run(
            "patient", "add", "Zoë 🦵🏽 O’Brien ❤️", "--born", "1980-01-01", "--email",
            "zoe@example.org")
        for (patient, at, therapist) in [
            ("P2", "2026-12-07T09:00", "T2"), ("P3", "2026-12-07T09:00", "T1"),
            ("P3", "2026-12-02T10:00", "T1"),
        ] {
            try binary.run("session", "add", patient, "--at", at, "--therapist", therapist)
        }
        try binary.run("absence", "add", "T2", "--from", "2026-12-08", "--to", "2026-12-09")
        return binary
    }

    @Test("today")
    func today() throws {
        let binary = try Self.clinic()
        defer { binary.remove() }
        let out = try binary.run("today", "--now", "2026-12-07T07:30").out
        #expect(
            out == """
                Mon 2026-12-07: 3 sessions, 3 not confirmed, 1 not recorded

                08:00-08:55  S1  Jo Park
                    not confirmed, physiotherapy 1 of 8, with Ana Silva in Gym
                    prepare: first session; forms: NPRS, ODI, RMDQ, PSFS, STARTBACK; re-check red flags

                09:00-09:45  S13  محمد عبد الله
                    not confirmed, physiotherapy, with Ben Okafor in Gym

                09:00-09:45  S14  Zoë 🦵🏽 O’Brien ❤️
                    not confirmed, physiotherapy, with Ana Silva in Gym

                Not confirmed: call, then physio session confirm S…
                  08:00  S1  no telephone  Jo Park
                  09:00  S13  +44 20 7946 0123  محمد عبد الله
                  09:00  S14  zoe@example.org  Zoë 🦵🏽 O’Brien ❤️

                Not recorded yet: physio session attend S…, or miss S…
                  Wed 2026-12-02 10:00-10:45  S15  Zoë 🦵🏽 O’Brien ❤️

                Still free
                  08:00-09:00  Ben Okafor
                  09:45-18:00  Ana Silva
                  09:45-18:00  Ben Okafor

                """)
    }

    @Test("week")
    func week() throws {
        let binary = try Self.clinic()
        defer { binary.remove() }
        let out = try binary.run("week", "--now", "2026-12-07T07:30").out
        #expect(
            out == """
                2026-12-07 to 2026-12-13: 4 sessions

                T1, 3 sessions, 2:25 h: Ana Silva
                      Mon 12-07     Tue 12-08     Wed 12-09     Thu 12-10     Fri 12-11
                08:00 ○Jo Park                    ○Jo Park
                09:00 ○Zoë 🦵🏽 O’Br…

                T2, 1 session, 0:45 h, away Tue, Wed: Ben Okafor
                      Mon 12-07     Tue 12-08     Wed 12-09     Thu 12-10     Fri 12-11
                09:00 ○محمد عبد ال…

                ○ booked  ◉ confirmed  ● held  × missed  ? not recorded

                """)
        for line in out.split(separator: "\n") { #expect(line.count <= 80) }
    }

    @Test("drift and the dose of a plan whose sessions nobody recorded")
    func drift() throws {
        let binary = try Self.clinic()
        defer { binary.remove() }
        let out = try binary.run("drift", "--now", "2026-12-20T09:00").out
        #expect(
            out == """
                low  Jo Park (P1), L1, since 2026-12-07: Scores were due on 2026-12-07: NPRS, ODI, RMDQ, PSFS, STARTBACK.
                    physio outcome add P1 --measure NPRS --score … --date …
                low  Jo Park (P1), L1, since 2026-12-07: 4 past sessions are not recorded, from 2026-12-07 on.
                    physio session list --unrecorded --plan L1

                """)
        let shown = try binary.run("plan", "show", "L1", "--now", "2026-12-20T09:00").out
        let dose = shown.components(separatedBy: "Dose\n").last?
            .components(separatedBy: "Sessions: ").first
        #expect(
            dose == """
                  1  ????  0 of 4 in 2 weeks, 4 not recorded
                  2  ○○    0 of 2 in 2 weeks
                  3  ○○    0 of 2 in 4 weeks
                  whole  0 of 8 in 8 weeks, 4 not recorded
                  ○ booked  ? not recorded

                """)
    }

    @Test("chart")
    func chart() throws {
        let binary = try Self.clinic()
        defer { binary.remove() }
        for (measure, score, day) in [
            ("NPRS", "8", "2026-12-07"), ("NPRS", "6.5", "2026-12-20"),
            ("NPRS", "2", "2027-01-10"), ("ODI", "44", "2026-12-07"),
            ("ODI", "20", "2027-01-10"),
        ] {
            try binary.run(
                "outcome", "add", "P1", "--measure", measure, "--score", score, "--date", day,
                "--now", "2027-01-10T10:00")
        }
        let out = try binary.run("plan", "chart", "L1", "--now", "2027-01-10T10:00").out
        #expect(
            out == """
                Plan L1, 0 of 8 in 8 weeks, 7 not recorded

                NPRS: Numeric Pain Rating Scale, lower is better
                   10 ┤                  ┊                ┊
                      ┤                  ┊                ┊
                    8 ┤●8····            ┊                ┊
                      ┤      ··········●6.5               ┊
                    6 ┤                 ······            ┊
                      ┤                  ┊    ······      ┊
                    4 ┤                  ┊          ······┊
                      ┤                  ┊                ······
                    2 ┤                  ┊                ┊     ··●2
                      ┤                  ┊                ┊
                    0 ┤                  ┊                ┊
                       8 to 2: 6 points better (75 %); 2 points reached, 30 % (2.4 points) reached: 30 % decides, as both have to be reached

                ODI: Oswestry Disability Index, lower is better
                  100 ┤                  ┊                ┊
                      ┤                  ┊                ┊
                   80 ┤                  ┊                ┊
                      ┤                  ┊                ┊
                   60 ┤                  ┊                ┊
                      ┤                  ┊                ┊
                   40 ┤●44·············· ┊                ┊
                      ┤                 ··················┊
                   20 ┤                  ┊                ········●20
                      ┤                  ┊                ┊
                    0 ┤                  ┊                ┊
                       44 to 20: 24 points better (55 %); 10 points reached, 30 % (13.2 points) reached: 30 % decides, as both have to be reached

                visits ?  ?     ? ?      ?       ?        ?        ○                ○
                week   1        2        3       4        5        6        7       8
                phase  1                 2                3
                                                                  ↑ today 2027-01-10

                ○ booked  ? not recorded
                Phase 1, from 2026-12-07: Settle
                Phase 2, from 2026-12-21: Restore
                Phase 3, from 2027-01-04: Strength and return

                """)
    }

    @Test("an empty clinic")
    func empty() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.run("clinic", "init", "--name", "Test", "--time-zone", "Europe/London")
        #expect(try binary.run("today").out == "Mon 2026-11-30: no sessions\n")
        #expect(
            try binary.run("week").out == """
                2026-11-30 to 2026-12-06: no sessions
                Nobody works here yet: physio therapist add NAME

                """)
        #expect(try binary.run("drift").out == "Nothing drifts.\n")
        let day = try binary.run("today", "--date", "sat", "--json").json()
        #expect(day["closed"] as? Bool == true)
        for key in ["sessions", "absences", "unconfirmed", "unrecorded", "prepare", "gaps"] {
            #expect((day[key] as? [Any])?.isEmpty == true)
        }
    }
}
