import Foundation
import Testing

@Suite("physio publish without a server")
struct PublishCommandTests {
    @Test(
        "addresses that show a password, or send one unprotected, are refused before anything is asked",
        arguments: [
            "http://jo:hush@127.0.0.1:1/plan/", "https://jo:hush@dav.example.org/plan/",
            "http://dav.example.org/plan/", "dav.example.org/plan",
            "https://dav.example.org/?a=hush",
        ])
    func addresses(_ url: String) throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let answer = try binary.run("publish", "--patient", "P1", "--caldav", url)
        #expect(answer.status == 64)
        #expect(!(answer.out + answer.err).contains("hush"))
        #expect(try binary.run("check").status == 0)
    }

    @Test("a subject, a user's password and a file that can be read are asked for")
    func usage() throws {
        var binary = try Binary.withClinic()
        defer { binary.remove() }
        let url = "http://127.0.0.1:1/plan/"
        #expect(try binary.run("publish", "--caldav", url).status == 64)
        #expect(
            try binary.run("publish", "--clinic", "--patient", "P1", "--caldav", url).status == 64)
        #expect(
            try binary.run("publish", "--clinic", "--caldav", url, "--user", "jo").status == 64)
        #expect(
            try binary.run("publish", "--clinic", "--caldav", url, "--password-file", "x").status
                == 64)
        let missing = try binary.run(
            "publish", "--clinic", "--caldav", url, "--user", "jo", "--password-file", "/no/file")
        #expect(missing.status == 66)
        binary.environment["PHYSIO_CALDAV_PASSWORD"] = "a\u{1}b"
        #expect(
            try binary.run("publish", "--clinic", "--caldav", url, "--user", "jo").status == 65)
        binary.environment["PATH"] = "/nowhere"
        let without = try binary.run("publish", "--clinic", "--caldav", url)
        #expect(without.status == 66 && without.err.contains("apt-get install curl"))
    }

    @Test("tasks are a patient's, and no part of a calendar that tells only when time is taken")
    func tasks() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let url = "http://127.0.0.1:1/plan/"
        for subject in [["--therapist", "T1"], ["--clinic"]] {
            let (process, _, err) = try binary.start(
                ["publish", "--tasks", "--caldav", url] + subject)
            process.waitUntilExit()
            let told = try String(contentsOf: err, encoding: .utf8)
            #expect(process.terminationStatus == 64)
            #expect(told.contains("--tasks goes with --patient"))
        }
        let busy = try binary.run(
            "publish", "--patient", "P1", "--tasks", "--privacy", "busy", "--caldav", url)
        #expect(busy.status == 64 && busy.err.contains("has no tasks"))
    }

    @Test("a server that is not there is told with a remedy, as JSON too")
    func nobody() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let answer = try binary.run(
            "publish", "--patient", "P1", "--caldav", "http://127.0.0.1:1/plan/", "--json")
        #expect(answer.status == 1)
        let error = try #require(try answer.json()["error"] as? [String: Any])
        #expect((error["problem"] as? String)?.contains("no connection") == true)
        #expect(error["details"] as? [String] == ["Nothing was changed on the server."])
    }
}
