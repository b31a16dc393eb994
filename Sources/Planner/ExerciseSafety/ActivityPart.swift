/// Parts of the activity programme that rules judge one by one.
enum ActivityPart {
    static let walking = "activity.walking"
    static let moderate = "activity.target-moderate"
    static let vigorous = "activity.target-vigorous"
    static let strength = "activity.strength-2-days"
}
