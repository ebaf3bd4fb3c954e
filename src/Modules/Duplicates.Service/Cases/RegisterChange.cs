using Duplicates.Domain.Applications;

namespace Duplicates.Service.Cases;

/// <summary>What becomes of a line of the book of record and issue; nothing else in a line ever changes.</summary>
/// <param name="DuplicateId">Whose line it is.</param>
internal abstract record RegisterChange(Guid DuplicateId);

/// <summary>The line is void and its blank is spoiled: another one is filled in.</summary>
/// <param name="DuplicateId">Whose line it is.</param>
/// <param name="SeriesAndNumber">The blank.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">UTC instant.</param>
internal sealed record LineVoid(Guid DuplicateId, string SeriesAndNumber, string Reason, Actor By, DateTimeOffset At) : RegisterChange(DuplicateId);

/// <summary>It went to an office of the Corporation (R5.7).</summary>
internal sealed record LineSent(Guid DuplicateId, string ToOfficeId, bool IsLate, DateTimeOffset At) : RegisterChange(DuplicateId);

/// <summary>The office of the Corporation has it.</summary>
internal sealed record LineArrived(Guid DuplicateId, DateTimeOffset At) : RegisterChange(DuplicateId);

/// <summary>It came back from there, because nobody collected it.</summary>
internal sealed record LineReturned(Guid DuplicateId) : RegisterChange(DuplicateId);

/// <summary>It was given to a named person.</summary>
internal sealed record LineHandedOver(Guid DuplicateId, HandOver HandOver, Actor By, DateTimeOffset At) : RegisterChange(DuplicateId);
