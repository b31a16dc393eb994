import Digest
import Foundation
import GRDB
import Testing

@testable import ClinicStore

/// What shipped: each migration and the SHA-256 of the schema that a file has after it. Add to the end, never edit.
private let shipped: KeyValuePairs<String, String> = [
    "001 a clinic, its people, plans, sessions and history":
        "58381ac57e1202de80a13a82e6cd56142d51381efcfb9b823f871a147b728186",
    "002 dated facts, screenings, assessments, findings":
        "30ad614a08df429bd7350a8d1841521e9796a7d0cd283731b65efc0fabd2f071",
    "003 outcomes":
        "070815aebba1142012215d17cccc14056178e26804175db8d8c0012232416b0c",
    "004 what was asked for when a plan was held":
        "72f48cd899e510806cb1e155c3d0ee7fc48247ef9d2a6af65427be39ed3182d5",
    "010 moved, cancelled, paused, made up for and undone":
        "1807b6e1a95b462383bc76f80ff5317b0c792a82951d71919b04d39d0bc8181d",
    "011 what wishes weigh":
        "5cfc49ac71c411657bbf4cee86232706cd6f0704b604d06b1d527857ef865d26",
    "030 busy times from other calendars":
        "4c5491cec61f527a03fff23f347d42237f6146ec94a3d7ea7e77538df8c7ae05",
    "031 invitations and the answers to them":
        "e3cd3bcaafde3cc3a4c52153a35d8b5fa76f3a509d072daea67542d7949c982f",
    "040 what stands in calendars on servers":
        "fdab89e75190b04c7e02dd72eebc05cdf65f7872db6342d662766f9c5d296da7",
    "041 which therapists' calendars were given a session":
        "0fd4306aa50a60abad7f008fe21897fec0a45c7630faaa7bb0b37a509da3e040",
    "060 how medicines are taken, and whose dates are whose":
        "61fbf7172ac95d929d14c02886222292a0e44c6ee0191761c42ae7cbe8d4826f",
    "061 stops of the treatment, and visits to assess":
        "66a6315e54a2f7b0db79ab9386af80e475b299408846d96a16e1a1ed81cdba5d",
    "062 the facts on which a finding was decided":
        "bd73a7bb4d2887d96ceb08f4a453f47779d1ed1887d143e30c7f2e57e2156fb9",
    "063 what a screening asked, and the answers":
        "89df1b2c8d53571e890295bce2bbdc7be51e0036b996db0f69240af42d5af527",
    "070 names as they were said, and allergies":
        "7e5be1a8f286f9887f6b2636f979b11fea0dbfcebebb4f1a720eb40cf55dccff",
    "080 by phone, and the minutes of a task":
        "24dda642cf4d654eb66b6a544fd3130c41eddee566d9f14cce3337a1623c7730",
    "084 exercises as figures, with their limits and why":
        "e51f7e80301a818541e4f2efebe1864db5c0f3e61002355ecad5a9e7296ce1f2",
    "090 what patients read of dates, tasks and walks":
        "cce67a4b895ecdc700c14d5dd64460a46cbc97989a6b00ef42a1e0321fdbd470",
    "092 the week, the days and the measures of a task":
        "d914783f5364c3ca54a8d6259d80f099de6376fae68964ba692433295f8dfae9",
    "093 medicines to ask about before the next dose":
        "902af0d352a217ca7a2fb5ce3985da971d7ccda083e8888bc01fa4348f54cdc1",
    "094 what calendars were told of a plan":
        "9c5d9a5b2cc49f09a8eb1d9a4bfc60059f79e576ea23b5cdd64366a641e2de6f",
    "095 phases by their numbers, with the skill that they need":
        "fe638dcf47bc19b35f3fe486860e173f929536f902cf1a68ad0dc5e0fca03951",
    "096 history outlives those of whom it tells":
        "a762a804046491346c50384d2189734042d700a036de49222ed49bf932be4a7e",
    "097 several calendars of one person":
        "7bc85153bc5023beb57426118c1a71c9e2d09c7378d8cae71d61ad6ab6661ce0",
    "098 in which language patients read, and what of a session":
        "a8c679308106c93bff3ab971792e4bed1dab713cde6887d5bfae2bce4fff412d",
    "099 rooms and parts of days that are closed, hours that change":
        "aa06ece09af722e4a28ec6f718e113f05d49e45eca541935b3a35d0282938b90",
    "100 sessions that are booked together":
        "32adc4ca7d5ff5d6c291c7b273017bf34e7ab87b8c2ab2a5da15b6ed18f72a09",
    "101 what therapists do together":
        "d5e1fc9ad5cb920d6299b8c99624fe4cbf3d0a2b409f59db16a19e9093b575a4",
    "102 public holidays, and when the clinic is open on them":
        "e31874097596b2f934dd148def2e7fb1af0baba25f686b5aba802210980b0de3",
    "103 minutes between sessions, and weeks that plans may leave out":
        "243f253cf0b1cf9ec79949230f48ddc12f166d3d8fc3b914807ac1daf7cbe63c",
    "104 the last day of a therapist who leaves, and what is still open":
        "a0e7f3e8c386decd9fefbda1a98a3ae4866ac2c25d2e9e803d6f858108eaf4bf",
    "105 who waits for a place, and places that are offered":
        "8b07522b89828b14fa000f63c7313eca65734cf18e60a782e84bf1b41f5b6555",
    "106 timetables: whole plans that are offered":
        "ce06b11c313d5d2d79a893bc2515686f234c690c70b9f8e9e5ab47f7f69e22ec",
    "108 classes, their meetings, and seats in them":
        "1b7481437132e6d31c222f09dd3fd797b4afc0cc3ee863079a565d2eef861ff0",
    "109 what is authorised of a plan":
        "a3f2b753c3ff9394f45a238ef477920d079a75b5d593925d5676f732a2276687",
    "110 how contacts are held: by video, at home":
        "20bad1a15bdbb78085b8786de456d78d06df4595dfa02fd06af6e483f6a42cec",
    "111 from when on a phase has another dose":
        "118088b5b3436e5f8c942cbc6f54417a0439420a279fbc8927b41e30f4b43019",
]

@Suite("The schema")
struct SchemaTests {
    @Test("every version makes the file that it shipped with, byte for byte")
    func versions() throws {
        #expect(Schema.migrator.migrations == shipped.map(\.key))
        let queue = try DatabaseQueue()
        for (index, (migration, hash)) in shipped.enumerated() {
            try Schema.migrator.migrate(queue, upTo: migration)
            let schema = try queue.read(Self.schema)
            let version = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
            #expect(SHA256.hex(schema) == hash, "\(migration)")
            #expect(version == index + 1)
        }
    }

    @Test("a file of any older version has the newest schema once it was opened")
    func opened() throws {
        let directory = try TemporaryDirectory()
        let newest = try ClinicStore.inMemory().database.read(Self.schema)
        for (index, migration) in Schema.migrator.migrations.enumerated() {
            let path = directory.path("\(index).db")
            let old = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(old, upTo: migration)
            try old.close()
            let store = try ClinicStore.open(path: path)
            #expect(try store.database.read(Self.schema) == newest, "\(migration)")
            #expect(try store.violations { _ in true } == [])
            try store.close()
        }
    }

    /// All that `sqlite_master` holds, in order of kinds and names.
    private static func schema(_ db: Database) throws -> String {
        let sql = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        return try Row.fetchAll(db, sql: sql).map { row in
            (0..<4).map { (row[$0] as String?) ?? "NULL" }.joined(separator: "|")
        }.joined(separator: "\n")
    }
}
