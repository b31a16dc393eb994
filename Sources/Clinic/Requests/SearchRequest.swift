package import ClinicStore

/// A request that needs a search through the diary, which keeps nobody waiting.
///
/// The search works on what was read in one moment and holds no lock. What it relied on is read again in the
/// transaction that writes: if it is as it was, the answer stands; if not, the search begins anew.
package protocol SearchRequest: Request {
    /// All that the search relies on; equal where the same answer holds.
    associatedtype Problem: Equatable, Sendable
    associatedtype Answer: Sendable

    /// Reads what is to be solved.
    ///
    /// - Throws: a refusal where it cannot be.
    func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> Problem

    /// Searches; writes nothing.
    ///
    /// - Throws: a refusal where the request itself cannot be.
    func solve(_ problem: Problem, in clinic: Clinic) throws -> Answer

    /// Writes the answer to a problem that was just read again.
    ///
    /// - Throws: a refusal with what stands in the way; then nothing is changed.
    func carryOut(_ act: Act, _ problem: Problem, _ answer: Answer) throws -> Outcome

    /// Does what is asked, in one transaction unless the request says otherwise.
    ///
    /// - Throws: what `Clinic.perform(_:telling:)` throws.
    func perform<Told>(
        at clinic: Clinic, telling: (Outcome, Clinic) throws -> Told
    ) throws -> Told
}

extension SearchRequest {
    /// All in one transaction, for a request that is a part of another.
    package func carryOut(_ act: Act) throws -> Outcome {
        let problem = try problem(act.clinic, act.reading)
        return try carryOut(act, problem, solve(problem, in: act.clinic))
    }
}

/// How often a search begins anew because somebody changed the diary meanwhile.
let mostSearches = 5

extension SearchRequest {
    /// In one transaction with one history entry.
    ///
    /// - Throws: what `Clinic.perform(_:telling:)` throws.
    package func perform<Told>(
        at clinic: Clinic, telling: (Outcome, Clinic) throws -> Told
    ) throws -> Told {
        try clinic.performWhole(self, telling: telling)
    }
}

extension Clinic {
    /// Does what `perform(_:telling:)` does, and gives back what was changed.
    ///
    /// - Throws: what `perform(_:telling:)` throws.
    package func perform<Asked: SearchRequest>(_ request: Asked) throws -> Asked.Outcome {
        try perform(request) { outcome, _ in outcome }
    }

    /// Searches without a lock and writes what was found.
    ///
    /// - Throws: `SearchRefusal` where others change the diary faster than it is searched.
    package func perform<Asked: SearchRequest, Told>(
        _ request: Asked, telling: (Asked.Outcome, Clinic) throws -> Told
    ) throws -> Told {
        try request.perform(at: self, telling: telling)
    }

    /// Searches without a lock and writes what was found in one transaction with one history entry.
    ///
    /// - Throws: `SearchRefusal` where others change the diary faster than it is searched.
    func performWhole<Asked: SearchRequest, Told>(
        _ request: Asked, telling: (Asked.Outcome, Clinic) throws -> Told
    ) throws -> Told {
        for _ in 1...mostSearches {
            let (clinic, problem, revision) = try posed(request)
            let solved = Solved(
                request: request, problem: problem, revision: revision,
                answer: try request.solve(problem, in: clinic))
            do {
                return try perform(solved, telling: telling)
            } catch is DiaryHasChanged {
                continue
            }
        }
        throw SearchRefusal.diaryKeepsChanging(times: mostSearches)
    }

    /// What is to be solved, read in one moment with the file's revision.
    ///
    /// - Throws: what `SearchRequest.problem(_:_:)` throws; `StoreError` where the file cannot be read.
    func posed<Asked: SearchRequest>(
        _ request: Asked
    ) throws -> (clinic: Clinic, problem: Asked.Problem, revision: Int64) {
        try read { reading in
            let clinic = try current(reading, in: store)
            return (clinic, try request.problem(clinic, reading), try reading.revision())
        }
    }
}

/// A request whose search is done.
private struct Solved<Asked: SearchRequest>: Request {
    let request: Asked
    let problem: Asked.Problem
    /// Of the file that the problem was read from.
    let revision: Int64
    let answer: Asked.Answer

    var reason: String? { request.reason }

    func carryOut(_ act: Act) throws -> Asked.Outcome {
        guard try act.reading.revision() != revision else {
            return try request.carryOut(act, problem, answer)
        }
        let now = try request.problem(act.clinic, act.reading)
        guard now == problem else { throw DiaryHasChanged() }
        return try request.carryOut(act, now, answer)
    }
}

private struct DiaryHasChanged: Error {}
