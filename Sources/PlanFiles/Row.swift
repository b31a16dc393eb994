import PlanTree
import Planner

/// Entries of one kind in the order first met.
struct Row<Value> {
    private(set) var values: [Value] = []
    private var places: [String: (index: Int, layer: Int, place: Place)] = [:]

    var ids: Set<String> { Set(places.keys) }

    func place(of id: String) -> Place? { places[id]?.place }

    mutating func add(_ value: Value, id: String, layer: Int, at place: Place) {
        guard let old = places[id] else {
            places[id] = (values.count, layer, place)
            values.append(value)
            return
        }
        if old.layer == layer, id != "" {
            place.report(
                "'\(id)' is already defined at \(old.place.file):\(old.place.node.mark.line).",
                "Give it an id of its own, or remove one of the two.")
        }
        values[old.index] = value
        places[id] = (old.index, layer, place)
    }
}
