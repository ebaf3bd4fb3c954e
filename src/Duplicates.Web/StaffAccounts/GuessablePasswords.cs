using Microsoft.AspNetCore.Identity;

namespace Duplicates.Web.StaffAccounts;

/// <summary>
/// Refuses a password that somebody guesses soon: it is made of the commonest passwords, names and words, of rows of keys, repetitions and
/// dates, or of the account's own name and address. Nothing is asked of its letters and signs.
/// </summary>
internal sealed class GuessablePasswords : IPasswordValidator<StaffAccount>
{
    /// <summary>The longest password, in characters: hashing costs by length.</summary>
    public const int Longest = 200;

    /// <summary>Of 0 to 4; at 3 it takes more than a hundred million tries.</summary>
    private const int LeastScore = 3;

    /// <summary>Beyond these characters nothing is guessed sooner, and looking would take long.</summary>
    private const int Examined = 64;

    private static readonly string[] OfTheService = ["duplicates", "telnusqa", "dublikat", "attestat", "mektep", "qazaqstan", "kazakhstan", "astana", "almaty", StaffAccountsStep.DemoPassword];

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (password is null or { Length: > Longest })
        {
            return Refuse();
        }

        var own = $"{user.Email} {user.DisplayName}".Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Examined)], OfTheService.Concat(own)).Score < LeastScore ? Refuse() : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refuse() => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = "The password is easily guessed or too long." }));
}
