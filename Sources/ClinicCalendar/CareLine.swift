import Planner

/// A line of care as calendars show it: a category and a colour. Written only into calendars of full privacy.
enum CareLine: String {
    case physiotherapy = "Physiotherapy"
    case homeExercise = "Home exercise"
    case activity = "Activity"
    case medication = "Medication"
    case weightLoss = "Weight loss"
    case smokingCessation = "Smoking cessation"
    case review = "Review"

    /// A CSS3 name (RFC 7986 section 5.9); light and dark enough to be told apart without colour sight.
    var color: String {
        switch self {
        case .physiotherapy: "steelblue"
        case .homeExercise: "seagreen"
        case .activity: "yellowgreen"
        case .medication: "firebrick"
        case .weightLoss: "orange"
        case .smokingCessation: "mediumpurple"
        case .review: "slategray"
        }
    }

    init(_ kind: Session.Kind) {
        switch kind {
        case .physiotherapy: self = .physiotherapy
        case .review: self = .review
        case .weighIn: self = .weightLoss
        case .quitSupport: self = .smokingCessation
        case .monitoring: self = .medication
        case .assessment: self = .review
        }
    }

    init(_ kind: Routine.Kind) {
        switch kind {
        case .homeExercise: self = .homeExercise
        case .medicine: self = .medication
        case .walking: self = .activity
        case .weighing: self = .weightLoss
        }
    }

    init(_ kind: Milestone.Kind) {
        switch kind {
        case .planStart, .phaseEnd, .planEnd, .returnGate: self = .physiotherapy
        case .quitDate: self = .smokingCessation
        case .medicineReview, .medicineStop, .safetyCheck, .askBeforeDose: self = .medication
        case .weightTarget, .weightCheck: self = .weightLoss
        case .outcomeDue, .followUp, .referral, .ring: self = .review
        }
    }
}
