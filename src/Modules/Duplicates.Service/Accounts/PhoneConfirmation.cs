using Duplicates.Domain.People;
using Duplicates.Service.Web;

namespace Duplicates.Service.Accounts;

/// <summary>Whether a person may sign by a code (R3.1).</summary>
internal enum PhoneStanding
{
    /// <summary>The phone is confirmed, or there is no base to ask: the application says which.</summary>
    MaySign,

    /// <summary>The base of mobile citizens does not have the phone under this IIN.</summary>
    NotLinked,

    /// <summary>The base gives no answer now.</summary>
    Unanswered,
}

/// <summary>An unconfirmed phone may not sign here.</summary>
internal sealed class PhoneNotConfirmedException(PhoneStanding standing) : Exception("The phone is not confirmed.")
{
    /// <summary>Why.</summary>
    public PhoneStanding Standing { get; } = standing;
}

/// <summary>Has phones confirmed by the base of mobile citizens, where there is one.</summary>
internal sealed class PhoneConfirmation(IMobileCitizens mobileCitizens, CitizenAccounts accounts, PhoneChanges changes)
{
    /// <summary>
    /// The account of a phone that proved by a code to be in hand, and whether it may sign. A phone that is linked is confirmed with it;
    /// of one that was confirmed otherwise nothing is asked.
    /// </summary>
    public async Task<(string Account, PhoneStanding Standing)> OpenAsync(Iin iin, PhoneNumber phone, CancellationToken cancellationToken)
    {
        if (await accounts.FindConfirmedAsync(iin, cancellationToken) is { } confirmed && confirmed.Phone == phone)
        {
            return (confirmed.Key, PhoneStanding.MaySign);
        }

        var account = await accounts.OpenAsync(iin, phone, cancellationToken);
        return await AskAsync(iin, phone, account, cancellationToken);
    }

    /// <summary>Whether the person may sign by a code now; the base is asked again when it has not confirmed the phone yet.</summary>
    public async Task<PhoneStanding> OfAsync(Citizen citizen, CancellationToken cancellationToken) => await accounts.IsConfirmedAsync(citizen, cancellationToken)
        ? PhoneStanding.MaySign
        : (await AskAsync(citizen.Iin, citizen.Phone, citizen.Key, cancellationToken)).Standing;

    private async Task<(string Account, PhoneStanding Standing)> AskAsync(Iin iin, PhoneNumber phone, string account, CancellationToken cancellationToken)
    {
        if (!mobileCitizens.IsConfigured)
        {
            return (account, PhoneStanding.MaySign);
        }

        switch (await mobileCitizens.AskAsync(iin, phone, cancellationToken))
        {
            case PhoneLink.Linked:
                var by = new Domain.Applications.Actor(account, string.Empty, Domain.Applications.ActorRole.Applicant);
                return (await changes.ConfirmAsync(iin, phone, PhoneProof.MobileCitizens, ReaderLanguage.Current, by, cancellationToken), PhoneStanding.MaySign);
            case PhoneLink.NotLinked:
                return (account, PhoneStanding.NotLinked);
            default:
                return (account, PhoneStanding.Unanswered);
        }
    }
}
