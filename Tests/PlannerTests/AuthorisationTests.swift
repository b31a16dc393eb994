import CivilTime
import Testing

@testable import Planner

@Suite("What is authorised of a plan")
struct AuthorisationTests {
    private let monday = Day.first + 7

    private func allowed(
        _ sessions: Int?, until: Int? = nil, by: Int? = nil, pause: Int? = nil
    ) -> Authorisation {
        var one = Authorisation()
        one.sessions = sessions
        one.until = until.map { monday + $0 }
        one.startBy = by.map { monday + $0 }
        one.longestPause = pause
        return one
    }

    private func gaps(_ all: [Authorisation], _ days: [Int]) -> [AuthorisationGap?] {
        all.gaps(days.map { monday + $0 })
    }

    @Test("so many are covered, and no more")
    func number() {
        #expect(gaps([allowed(2)], [0, 1, 2]) == [nil, nil, .tooMany(authorised: 2)])
        #expect(gaps([], [0, 1, 2]) == [nil, nil, nil])
    }

    @Test("a renewal goes on where the number or the days of the one before are used up")
    func renewed() {
        #expect(
            gaps([allowed(2), allowed(1)], [0, 1, 2, 3])
                == [nil, nil, nil, .tooMany(authorised: 3)])
        #expect(gaps([allowed(9, until: 4), allowed(1, until: 9)], [3, 5]) == [nil, nil])
        #expect(
            gaps([allowed(9, until: 4), allowed(1, until: 9)], [3, 5, 10])
                == [nil, nil, .after(monday + 9)])
        #expect(gaps([allowed(1, pause: 3), allowed(1, pause: 3)], [0, 9]) == [nil, nil])
    }

    @Test("the first is in time, and none comes too long after the one before")
    func days() {
        #expect(gaps([allowed(2, by: 3)], [4, 9]) == [.begunLate(by: monday + 3), nil])
        #expect(
            gaps([allowed(nil, pause: 5)], [0, 6, 11]) == [nil, .pausedFor(days: 6, most: 5), nil])
    }

    @Test("what is left is what the open one and those after it have")
    func left() {
        let all = [allowed(2, by: 0), allowed(3, until: 30, by: 9)]
        #expect(all.left(after: [])?.sessions == 5)
        #expect(all.left(after: [])?.startBy == monday)
        #expect(all.left(after: [monday])?.sessions == 4)
        #expect(all.left(after: [monday, monday + 1, monday + 9])?.sessions == 2)
        #expect(all.left(after: [monday, monday + 1, monday + 9])?.startBy == nil)
        #expect([Authorisation]().left(after: [monday]) == nil)
    }
}
