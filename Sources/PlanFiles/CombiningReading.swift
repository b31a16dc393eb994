import Planner

extension Entry {
    func triageCombining() -> TriageCombining {
        let ratios = 0.001...1_000.0
        let shares = 0.0...0.99
        var combining = TriageCombining()
        combining.priorAges = integers("prior-ages", 0...125)
        if zip(combining.priorAges, combining.priorAges.dropFirst()).contains(where: { $0 >= $1 }) {
            value("prior-ages")?.report("The ages do not ascend.", "Order them, each once.")
        }
        combining.damping = number("damping", 0...1)
        combining.oneGroup = numbers("one-group", ratios) ?? 1...1
        combining.together = numbers("together", ratios) ?? 1...1
        combining.priorPower = number("prior-power", 0...1)
        combining.placeNotNamed = number("place-not-named", 0...1)
        combining.support = number("support", 1...10)
        combining.elsewhere = list("elsewhere", required: true)
            .compactMap { $0.number("A share", shares) }
        combining.whileOpen = sharesWhileOpen(shares)
        combining.tellApart = number("tell-apart", 1...10)
        combining.originPower = number("origin-power", 1...10)
        combining.originApart = number("origin-apart", 1...10)
        combining.families = list("families").map { family in
            (family.list("A family") ?? []).compactMap { reference($0, .cause) }
        }
        combining.evidence = evidence()
        readParts(&combining)
        return combining
    }

    private func readParts(_ combining: inout TriageCombining) {
        combining.mechanical =
            inside("nothing-mechanical") { entry in
                var part = TriageCombining.Mechanical()
                part.set = entry.id("set", .signSet)
                part.denied = entry.integer("denied", 1...100)
                part.ratio = entry.number("ratio", 1...100)
                return part
            } ?? .init()
        combining.either =
            inside("either-origin") { entry in
                var part = TriageCombining.EitherOrigin()
                part.hipSet = entry.id("hip", .signSet)
                part.spineSet = entry.id("spine", .signSet)
                return part
            } ?? .init()
        combining.both = inside("both") { $0.bothSources() } ?? .init()
        combining.asking = inside("asking") { $0.asking() } ?? .init()
    }

    private func bothSources() -> TriageCombining.BothSources {
        var part = TriageCombining.BothSources()
        part.explains = numbers("explains", 1...100) ?? 1...1
        part.groups = integer("groups", 1...10)
        part.leastShare = number("least-share", 0...1)
        part.atMostTimes = number("at-most-times", 1...100)
        return part
    }

    private func asking() -> TriageCombining.Asking {
        var part = TriageCombining.Asking()
        part.signs = integer("signs", 1...20)
        part.chance = number("chance", 0...1)
        part.rareChance = number("rare-chance", 0...1)
        part.tellingAbsence = number("telling-absence", 0.01...1)
        part.leaders = integer("leaders", 1...20)
        part.part = number("part", 0...1)
        part.named = integer("named", 2...20)
        part.first = each("first") { entry in
            TriageCombining.Opening(
                felt: entry.id("felt", .signSet), ask: entry.id("ask", .sign))
        }
        return part
    }

    private func sharesWhileOpen(
        _ shares: ClosedRange<Double>
    ) -> [FlagRule.Urgency: Double] {
        inside("while-open") { entry in
            let urgencies: [FlagRule.Urgency] = [.emergency, .urgent, .ask, .hint]
            return Dictionary(
                uniqueKeysWithValues: urgencies.map { ($0, entry.number($0.rawValue, shares)) })
        } ?? [:]
    }
}
