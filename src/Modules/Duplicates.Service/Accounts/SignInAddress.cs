using Duplicates.Service.Web;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Posted;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Accounts;

/// <summary>Where somebody is sent who has to sign in first.</summary>
public static class SignInAddress
{
    /// <summary>Where members of staff sign in: path in a language, without a slash in front.</summary>
    /// <param name="language">Its code.</param>
    public static string OfStaff(string language) => SitePaths.StaffSignIn.In(language);

    /// <summary>The address for a request: staff and citizens sign in on pages of their own and come back to where they wanted to go.</summary>
    public static string For(HttpRequest request)
    {
        var language = (SiteLanguage.Of(request.Path) ?? SiteLanguage.Kazakh).Code;
        var staff = SitePaths.OfStaff.Any(folder => request.Path.StartsWithSegments($"/{folder.In(language)}", StringComparison.OrdinalIgnoreCase));
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path + TypedIn(request);
        return $"{request.PathBase}/{(staff ? SitePaths.StaffSignIn : SitePaths.SignIn).In(language)}{QueryString.Create("returnUrl", request.PathBase + back)}";
    }

    /// <summary>What was typed into a form that came too late waits for whoever was signed in.</summary>
    private static string TypedIn(HttpRequest request) => PostedPage.IdOf(request.HttpContext) is { } id && PostedPages.KnowsPerson(request.HttpContext)
        ? QueryString.Create(PostedPage.Shown, id.ToString("N")).ToString()
        : string.Empty;
}
