extension TriageModel {
    /// Allows for two sources at once: what the leading cause explains does not speak against a cause of
    /// another origin that explains, in several groups, what the leading cause cannot.
    func lendToSecondSource(_ logs: inout [Double], _ tallies: [Tally]) {
        guard let first = leader(logs), let origin = scales[first].cause?.origin, origin != .either
        else { return }
        let explained = Self.byID(tallies[first])
        for other in scales.indices {
            guard let its = scales[other].cause?.origin, its != .either, its != origin,
                isUnexplained(tallies[other], by: explained)
            else { continue }
            let lent = tallies[other].entries.filter { $0.log < 0 && (explained[$0.id] ?? 0) > 0 }
                .reduce(0) { $0 - $1.log }
            logs[other] = min(logs[other] + lent, logs[first])
        }
    }

    /// The number of the likeliest cause of the catalogue.
    func leader(_ values: [Double]) -> Int? {
        scales.indices.filter { scales[$0].cause != nil }.max {
            (values[$0], scales[$0].profile.cause) < (values[$1], scales[$1].profile.cause)
        }
    }

    /// In how many groups of findings something supports the cause.
    func support(_ tally: Tally) -> Int {
        let least = logarithm(combining.support) - 1e-12
        return Set(
            tally.entries.filter { $0.log >= least }.compactMap {
                $0.sign.map { numbers.groups[$0] }
            }
        ).count
    }

    /// Whether the cause has findings for it, in enough groups, that the leader leaves unexplained.
    private func isUnexplained(_ tally: Tally, by explained: [String: Double]) -> Bool {
        let each = logarithm(combining.both.explains.lowerBound) - 1e-12
        let together = logarithm(combining.both.explains.upperBound) - 1e-12
        var groups: [String: Double] = [:]
        for entry in tally.entries where entry.log >= each {
            guard explained[entry.id, default: 0] <= 0 else { continue }
            let group = group(of: entry)
            groups[group] = max(groups[group, default: 0], entry.log)
        }
        return groups.count >= combining.both.groups
            && groups.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } >= together
    }

    private func group(of entry: Tally.Entry) -> String {
        guard let sign = entry.sign else { return entry.id }
        return numbers.signs[sign].group
    }

    private static func byID(_ tally: Tally) -> [String: Double] {
        Dictionary(tally.entries.map { ($0.id, $0.log) }, uniquingKeysWith: { _, last in last })
    }
}
