using Duplicates.Domain.People;

namespace Duplicates.Service.Accounts;

/// <summary>What the base of mobile citizens says of a phone and an IIN.</summary>
public enum PhoneLink
{
    /// <summary>The phone is linked to the IIN.</summary>
    Linked,

    /// <summary>It is not.</summary>
    NotLinked,

    /// <summary>The base gave no answer, or none that can be read.</summary>
    Unanswered,
}

/// <summary>
/// The port to the base of mobile citizens (R3.1: the phone is registered and linked). It is asked only of a phone that has proven by a
/// code to be in hand, so that nobody learns from it whose phone another's is.
/// </summary>
public interface IMobileCitizens
{
    /// <summary>Whether there is a base to ask. Without one a phone is confirmed by a signature or an officer.</summary>
    bool IsConfigured { get; }

    /// <summary>Asks whether the phone is linked to the IIN. It answers within the time that the settings give, and never throws for what the base does.</summary>
    Task<PhoneLink> AskAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken);
}
