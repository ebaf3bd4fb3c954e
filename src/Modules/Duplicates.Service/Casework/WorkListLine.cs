using System.Globalization;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Numbers;

namespace Duplicates.Service.Casework;

/// <summary>A line of the work list.</summary>
internal sealed record WorkListLine(Guid Id, string Number, string LearnerName, ApplicationState State, DateOnly DueOn)
{
    public required CertificateKind Kind { get; init; }

    public required DocumentScope Scope { get; init; }

    public required ProposedOutcome? Proposal { get; init; }

    /// <summary>Whose move it is; null when the case is finished.</summary>
    public required string? WaitsFor { get; init; }

    /// <summary>The term of the step has passed.</summary>
    public required bool IsStepOverdue { get; init; }

    /// <summary>The applicant still waits for the result, so the due date matters.</summary>
    public required bool AwaitsResult { get; init; }

    /// <summary>A question waits for the applicant's answer.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>The last day on which a wrong addressee passes it on in time (R5.9); null once the addressee is known to be right.</summary>
    public required DateOnly? RedirectUntil { get; init; }

    /// <summary>Who holds it; null while nobody does.</summary>
    public required string? AssigneeName { get; init; }

    /// <summary>The number as people read it.</summary>
    public string SpokenNumber => ApplicationNumber.TryParse(Number, out var number, out _) ? number.ToString() : Number;
}

/// <summary>A page of the work list, and where the next one begins.</summary>
internal sealed record WorkListPage(IReadOnlyList<WorkListLine> Lines, WorkListPosition? Next)
{
    public static WorkListPage Empty { get; } = new([], null);
}

/// <summary>The last line of a page: the next page begins after it.</summary>
internal sealed record WorkListPosition(DateOnly DueOn, Guid Id)
{
    /// <summary>As it stands in an address.</summary>
    public string InAddress => $"{DueOn:yyyy-MM-dd}_{Id:N}";

    /// <summary>Reads what stands in an address; null for anything else.</summary>
    public static WorkListPosition? Parse(string? text) =>
        text?.Split('_') is [var date, var id]
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn)
        && Guid.TryParse(id, out var lastId)
            ? new(dueOn, lastId)
            : null;
}

/// <summary>How many cases a tab holds; counting ends at <see cref="Most"/>, so that it costs the same however many there are.</summary>
/// <param name="Value">The number, at most <see cref="Most"/> + 1.</param>
internal readonly record struct TabCount(int Value)
{
    /// <summary>The highest number that is told exactly.</summary>
    public const int Most = 99;

    /// <inheritdoc />
    public override string ToString() => Value > Most ? $"{Most}+" : Value.ToString(CultureInfo.InvariantCulture);
}
