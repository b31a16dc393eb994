/// When something happened, as people say it at the end of a name: `last month`, `3 years ago`.
enum TimePast {
    /// The name before it, and how many days ago at least and at most; `nil` where no time is said.
    static func split(_ key: NameKey) -> (core: NameKey, days: ClosedRange<Int>)? {
        let words = key.words
        for length in [4, 3, 2, 1] where words.count > length {
            let said = words.suffix(length).joined(separator: " ")
            guard let days = days(said) else { continue }
            return (NameKey(joining: words.dropLast(length)), days)
        }
        return nil
    }

    private static func days(_ said: String) -> ClosedRange<Int>? {
        switch said {
        case "today", "yesterday", "this week": return 0...7
        case "last week", "a week ago": return 1...14
        case "this month": return 0...31
        case "last month", "a month ago", "about a month ago": return 1...62
        case "this year", "earlier this year": return 0...365
        case "a year ago", "last year": return 1...730
        case "years ago", "many years ago", "long ago", "a long time ago", "some years ago":
            return 731...36_500
        default: return counted(said.split(separator: " ").map(String.init))
        }
    }

    /// `3 weeks ago`, `over 10 years ago`; give or take one of the unit.
    private static func counted(_ words: [String]) -> ClosedRange<Int>? {
        let words = words.filter { !["about", "over", "some", "nearly"].contains($0) }
        guard words.count == 3, words[2] == "ago", let count = number(words[0]),
            let unit = unit(words[1])
        else { return nil }
        return max(0, (count - 1) * unit)...((count + 1) * unit)
    }

    private static func number(_ word: String) -> Int? {
        let written = [
            "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        ]
        if let place = written.firstIndex(of: word) { return place + 1 }
        return Int(word).flatMap { (1...120).contains($0) ? $0 : nil }
    }

    private static func unit(_ word: String) -> Int? {
        switch word {
        case "day", "days": 1
        case "week", "weeks": 7
        case "month", "months": 31
        case "year", "years", "yrs": 365
        default: nil
        }
    }
}
