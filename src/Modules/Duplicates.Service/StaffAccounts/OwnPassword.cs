using Duplicates.Service.Accounts;
using Duplicates.Service.Protection;

namespace Duplicates.Service.StaffAccounts;

/// <summary>What became of the own password, typed again by whoever is signed in.</summary>
/// <param name="IsRight">Whether it is the password.</param>
/// <param name="Wait">How long to wait after too many wrong ones; null when it was looked at.</param>
internal sealed record OwnPasswordVerdict(bool IsRight, TimeSpan? Wait);

/// <summary>Asks for the password again before something that whoever sits down at an open session must not do.</summary>
internal sealed class OwnPassword(StaffAccountDesk desk, SignInTries tries, LookupKeys keys)
{
    /// <summary>Whoever sits down at an open session does not guess it.</summary>
    private static readonly TryPolicy Guesses = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    /// <summary>Compares what was typed.</summary>
    public async Task<OwnPasswordVerdict> CheckAsync(string accountId, string? typed, CancellationToken cancellationToken)
    {
        var key = keys.Of("own-password", accountId);
        if ((await tries.TakeAsync(key, Guesses, null, cancellationToken)).Wait is { } wait)
        {
            return new(false, wait);
        }

        var isRight = !string.IsNullOrEmpty(typed) && await desk.Accounts.IsPasswordAsync(accountId, typed, cancellationToken);
        if (isRight)
        {
            await tries.GiveBackAsync(key, cancellationToken);
        }

        return new(isRight, null);
    }
}
