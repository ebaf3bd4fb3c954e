using Duplicates.Domain.Applications;

namespace Duplicates.Service.Oversight;

/// <summary>
/// What became of the applications that were accepted in a period. Each of them is counted once among those answered in time,
/// answered late, in work, overdue and withdrawn; refusals are counted again among the answered.
/// </summary>
internal sealed record OversightFigures
{
    /// <summary>All that were accepted in the period.</summary>
    public int Received { get; init; }

    /// <summary>The result was there by the due date.</summary>
    public int InTime { get; init; }

    /// <summary>The result came after the due date.</summary>
    public int Late { get; init; }

    /// <summary>The result is awaited, and the due date has not passed.</summary>
    public int InWork { get; init; }

    /// <summary>The result is awaited, and the due date has passed.</summary>
    public int Overdue { get; init; }

    /// <summary>The applicant took the application back.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Answered by a refusal.</summary>
    public int Refused { get; init; }

    /// <summary>Refused because the documents or data in them are untrue (R7.1); one refusal may name several grounds.</summary>
    public int Untrue { get; init; }

    /// <summary>Refused because the documents do not meet the requirements (R7.2).</summary>
    public int NotMet { get; init; }

    /// <summary>Refused for want of consent (R7.3).</summary>
    public int NoConsent { get; init; }

    /// <summary>Complaints filed in the period.</summary>
    public int Complaints { get; init; }

    /// <summary>Passed on in the period to another organisation later than the law allows (R5.9), by the organisation that was late.</summary>
    public int RedirectedLate { get; init; }

    /// <summary>In time and late together.</summary>
    public int Answered => InTime + Late;

    /// <summary>The sum of two.</summary>
    public static OversightFigures operator +(OversightFigures one, OversightFigures other) => new()
    {
        Received = one.Received + other.Received,
        InTime = one.InTime + other.InTime,
        Late = one.Late + other.Late,
        InWork = one.InWork + other.InWork,
        Overdue = one.Overdue + other.Overdue,
        Withdrawn = one.Withdrawn + other.Withdrawn,
        Refused = one.Refused + other.Refused,
        Untrue = one.Untrue + other.Untrue,
        NotMet = one.NotMet + other.NotMet,
        NoConsent = one.NoConsent + other.NoConsent,
        Complaints = one.Complaints + other.Complaints,
        RedirectedLate = one.RedirectedLate + other.RedirectedLate,
    };

    /// <summary>The sum of many; all zero for none.</summary>
    public static OversightFigures Sum(IEnumerable<OversightFigures> all) => all.Aggregate(new OversightFigures(), (sum, one) => sum + one);

    /// <summary>A part of a whole in whole percent; null of nothing.</summary>
    public static int? Percent(int part, int whole) => whole == 0 ? null : (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
}

/// <summary>The figures of one organisation.</summary>
/// <param name="OfficeId">The organisation that holds the cases now, or passed some on late.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record OfficeFigures(string OfficeId, OversightFigures Figures)
{
    /// <summary>The same by the doors through which the applications came; complaints belong to no door.</summary>
    public IReadOnlyDictionary<Channel, OversightFigures> ByChannel { get; init; } = new Dictionary<Channel, OversightFigures>();
}

/// <summary>A case whose applicant waits though the due date has passed; nothing personal.</summary>
/// <param name="Number">The case's number, nine digits.</param>
/// <param name="OfficeId">The organisation that holds it.</param>
/// <param name="DueOn">When the result was due.</param>
/// <param name="WaitsFor">The role whose move it is; null when nobody's is.</param>
internal sealed record OverdueCase(string Number, string OfficeId, DateOnly DueOn, string? WaitsFor)
{
    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => Domain.Numbers.ApplicationNumber.TryParse(Number, out var number, out _) ? number.ToString() : Number;
}
