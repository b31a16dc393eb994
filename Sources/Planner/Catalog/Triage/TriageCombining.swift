/// How findings are put together.
package struct TriageCombining: Hashable, Sendable {
    /// The ages, in years, that the priors are told for; ascending.
    package var priorAges: [Int] = [0]
    /// The k-th largest weight of a group counts this to the power k, k from 0.
    package var damping = 1.0
    /// Limits of the likelihood ratio of one group.
    package var oneGroup = 1.0...1.0
    /// Limits of the likelihood ratio of all groups together.
    package var together = 1.0...1.0
    /// The power that the priors are taken to.
    package var priorPower = 1.0
    /// The part by which a place of pain is denied once another is named.
    package var placeNotNamed = 0.0
    /// The ratio from which a finding supports a cause.
    package var support = 1.0
    package var mechanical = Mechanical()
    /// The least share of something else by the number of groups that support the leading cause;
    /// never empty.
    package var elsewhere: [Double] = [0]
    /// The least share of something else while a red flag is open.
    package var whileOpen: [FlagRule.Urgency: Double] = [:]
    /// How many times the next the leader must be, to be told as likely.
    package var tellApart = 1.0
    /// The power that the shares of causes are taken to when those of one origin are added; the sum
    /// is taken back to the root.
    package var originPower = 1.0
    /// How many times the next the leading origin must be, to be told.
    package var originApart = 1.0
    package var either = EitherOrigin()
    package var both = BothSources()
    package var asking = Asking()
    /// Causes that share a treatment and count as one when the leader is told.
    package var families: [[String]] = []
    package var evidence = Evidence.custom

    package init() {}

    /// A cause with those that share its treatment; alone where none does.
    package func family(of cause: String) -> [String] {
        families.first { $0.contains(cause) } ?? [cause]
    }

    /// What speaks for something else: mechanical findings denied, and none of them found.
    package struct Mechanical: Hashable, Sendable {
        /// Id of a set of signs.
        package var set = ""
        /// How many must be denied.
        package var denied = 1
        package var ratio = 1.0

        package init() {}
    }

    /// Where the share of a cause of either origin goes: the sets of signs that tell where it is felt.
    package struct EitherOrigin: Hashable, Sendable {
        package var hipSet = ""
        package var spineSet = ""

        package init() {}
    }

    /// When two causes of different origin are told together.
    package struct BothSources: Hashable, Sendable {
        /// What the second must explain beyond the first: each finding the lower bound, all
        /// together the upper.
        package var explains = 1.0...1.0
        /// In how many groups, there and for its support.
        package var groups = 1
        /// The least share of the second.
        package var leastShare = 0.0
        /// How many times the second the first may be.
        package var atMostTimes = 1.0

        package init() {}
    }

    /// The first question once a pain of the set was named.
    package struct Opening: Hashable, Sendable {
        /// Id of a set of signs.
        package let felt: String
        /// Id of the sign that is asked for.
        package let ask: String

        package init(felt: String, ask: String) {
            self.felt = felt
            self.ask = ask
        }
    }

    /// What is asked next, and between which causes.
    package struct Asking: Hashable, Sendable {
        package var signs = 1
        /// How often a finding is expected, and one whose absence says nothing.
        package var chance = 0.5
        package var rareChance = 0.5
        /// A weight of absence that says something.
        package var tellingAbsence = 1.0
        /// How many leading causes a question is judged by.
        package var leaders = 1
        /// The leading causes that share this part of all causes are named, so many at most.
        package var part = 1.0
        package var named = 1
        /// What everybody asks before anything else, by where the pain is.
        package var first: [Opening] = []

        package init() {}
    }
}
