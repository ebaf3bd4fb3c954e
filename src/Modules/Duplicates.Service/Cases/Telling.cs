using Duplicates.Domain.Applications;

namespace Duplicates.Service.Cases;

/// <summary>Who is told of an event.</summary>
internal enum Told
{
    /// <summary>Whoever applied.</summary>
    Applicant,

    /// <summary>The officer who holds the case; every clerk of the school while nobody does.</summary>
    Holder,

    /// <summary>The clerks of the school.</summary>
    Clerks,

    /// <summary>The head of the school.</summary>
    Head,

    /// <summary>Who held the case until then, at the school that had it then.</summary>
    FormerHolder,

    /// <summary>The clerks and the head of the school to which the case went.</summary>
    OtherSchool,

    /// <summary>The operators of the office of the Corporation that has the duplicate, or will have it.</summary>
    Operator,
}

/// <summary>By what somebody is told.</summary>
[Flags]
internal enum ToldBy
{
    /// <summary>A line in the inbox of staff.</summary>
    StaffInbox = 1,

    /// <summary>The applicant's inbox.</summary>
    Inbox = 2,

    /// <summary>A short message to the phone.</summary>
    Sms = 4,

    /// <summary>An e-mail, if there is an address.</summary>
    Email = 8,

    /// <summary>Each way to the applicant.</summary>
    AllWays = Inbox | Sms | Email,

    /// <summary>The ways that cost nothing: a confirmation of what the applicant did just now.</summary>
    Confirmation = Inbox | Email,
}

/// <summary>Who is told what by which ways.</summary>
/// <param name="Whom">Who.</param>
/// <param name="Message">The event of the message template.</param>
/// <param name="By">By what.</param>
internal record Telling(Told Whom, string Message, ToldBy By);

/// <summary>Who is told what of an event.</summary>
internal sealed record Telling<TEvent>(Told Whom, string Message, ToldBy By) : Telling(Whom, Message, By)
    where TEvent : ApplicationEvent
{
    /// <summary>When it is told; always, unless stated.</summary>
    public Func<DuplicateApplication, TEvent, bool> When { get; init; } = (_, _) => true;
}
