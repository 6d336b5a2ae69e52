internal import AcknowledgementTimes
internal import DueList
internal import EngagementCounts
internal import GrievanceRegister
internal import KPICounts
public import Projection
internal import ResolutionTimes
internal import StageTimelines

/// The views that this program keeps. A new projection is its import and one more line here.
public enum BuiltInViews {
  public static let all: [AnyProjection] = [
    AnyProjection(StageTimelines.self),
    AnyProjection(ResolutionTimes.self),
    AnyProjection(KPICounts.self),
    AnyProjection(GrievanceRegister.self),
    AnyProjection(DueList.self),
    AnyProjection(EngagementCounts.self),
    AnyProjection(AcknowledgementTimes.self),
  ]
}
