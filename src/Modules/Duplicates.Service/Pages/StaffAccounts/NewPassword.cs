using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>A page on which somebody chooses a password.</summary>
internal interface INewPassword
{
    /// <summary>The password.</summary>
    string? Password { get; }

    /// <summary>The same again.</summary>
    string? Repeated { get; }
}

/// <summary>What is asked of a new password before it is tried: that it is long enough and typed twice alike. Letters and signs are free.</summary>
internal static class NewPassword
{
    private const int Shortest = 12;
    private const int Longest = 200;

    /// <summary>Says beside the fields what is missing.</summary>
    public static void Check(ModelStateDictionary state, IStringLocalizer<ServiceTexts> texts, string? password, string? repeated)
    {
        if (password is null or { Length: < Shortest or > Longest })
        {
            state.AddModelError(nameof(INewPassword.Password), texts["account.password.length"]);
        }
        else if (!string.Equals(password, repeated, StringComparison.Ordinal))
        {
            state.AddModelError(nameof(INewPassword.Repeated), texts["account.password.differs"]);
        }
    }
}
