extension Day {
    /// Easter Sunday of a Gregorian year, 1 to 9999 (the rule of Meeus, Jones and Butcher); a year outside becomes the
    /// nearer of these two.
    public static func easter(_ year: Int) -> Day {
        let year = min(max(year, 1), 9999)
        let (golden, century, rest) = (year % 19, year / 100, year % 100)
        let skipped = (century + 8) / 25
        let moonShift = (century - skipped + 1) / 3
        let moon = (19 * golden + century - century / 4 - moonShift + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let late = (golden + 11 * moon + 22 * sunday) / 451
        let march = moon + sunday - 7 * late + 22
        let first = try? Day(year: year, month: 3, day: 1)
        return (first ?? .first) + (march - 1)
    }
}
