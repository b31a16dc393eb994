/// The numbers by which findings are put together.
package struct TriageCombining: Hashable, Sendable {
    /// The ages in years to which the priors of the causes belong; in order.
    package var priorAges: [Int] = [0]
    /// Within a group of findings, the k-th largest weight (from 0) is multiplied by this number to the power
    /// of k.
    package var damping = 1.0
    /// Limits of the likelihood ratio of one group of findings.
    package var oneGroup = 1.0...1.0
    /// Limits of the likelihood ratio of all groups together.
    package var together = 1.0...1.0
    /// To which power the priors are taken.
    package var priorPower = 1.0
    /// How much of an absent place of pain counts for a place that was not named when others were.
    package var placeNotNamed = 0.0
    /// From which ratio on a finding supports a cause.
    package var support = 1.0
    package var mechanical = Mechanical()
    /// The least share of something else, by how many groups support the leading cause; never empty.
    package var elsewhere: [Double] = [0]
    /// The least share of something else while a red flag is open, by its urgency.
    package var whileOpen: [FlagRule.Urgency: Double] = [:]
    /// How many times as likely as the next the leading cause must be to be named as likely.
    package var tellApart = 1.0
    /// To which power the shares of causes are taken before those of one origin are added; the root is taken
    /// of the sum.
    package var originPower = 1.0
    /// How many times as likely as the next the leading origin must be to be named.
    package var originApart = 1.0
    package var either = EitherOrigin()
    package var both = BothSources()
    package var asking = Asking()
    /// Causes that share a treatment, so that they count as one; by their ids.
    package var families: [[String]] = []
    package var evidence = Evidence.custom

    package init() {}

    /// A cause with those that share its treatment; only the cause itself if none does.
    package func family(of cause: String) -> [String] {
        families.first { $0.contains(cause) } ?? [cause]
    }

    /// When the lack of mechanical findings speaks for something else: enough of them are absent, and none
    /// was found.
    package struct Mechanical: Hashable, Sendable {
        /// Id of a set of signs.
        package var set = ""
        /// How many must be absent.
        package var denied = 1
        /// The likelihood ratio for something else.
        package var ratio = 1.0

        package init() {}
    }

    /// How the share of a cause of either origin is divided: by where the pain is felt.
    package struct EitherOrigin: Hashable, Sendable {
        /// Id of the set of signs that mean the hip.
        package var hipSet = ""
        /// Id of the set of signs that mean the spine.
        package var spineSet = ""

        package init() {}
    }

    /// When two causes of different origin are named together.
    package struct BothSources: Hashable, Sendable {
        /// What the second must explain that the first does not: each finding with a ratio of at least the
        /// lower bound, all together of at least the upper.
        package var explains = 1.0...1.0
        /// In how many groups of findings it must do so, and must have support.
        package var groups = 1
        /// The least share of the second.
        package var leastShare = 0.0
        /// How many times as likely as the second the first may be.
        package var atMostTimes = 1.0

        package init() {}
    }

    /// The first question, once a pain of the set was named.
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
        /// How many signs are asked for.
        package var signs = 1
        /// How often a sign is expected to be found.
        package var chance = 0.5
        /// How often a sign is expected to be found if its absence says nothing.
        package var rareChance = 0.5
        /// The ratio of absence below which the absence of a sign says something.
        package var tellingAbsence = 1.0
        /// By how many leading causes a question is judged.
        package var leaders = 1
        /// The leading causes that have this part of the shares of all causes are named.
        package var part = 1.0
        /// How many causes are named at most.
        package var named = 1
        /// What is asked before anything else, by where the pain is.
        package var first: [Opening] = []

        package init() {}
    }
}
