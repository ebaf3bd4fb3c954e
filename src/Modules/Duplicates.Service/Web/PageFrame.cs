using System.Security.Claims;
using Duplicates.Service.Web.Caching;
using Duplicates.Service.Web.Culture;
using Duplicates.Service.Web.Posted;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web;

/// <summary>The addresses around a page: its own, that in the other language, those of the switches and of the person.</summary>
/// <param name="context">The request of the page.</param>
/// <param name="alternatePath">Path of the page in the other language where it is not simply the same one.</param>
public sealed class PageFrame(HttpContext context, string? alternatePath)
{
    /// <summary>The language of the page.</summary>
    public SiteLanguage Language { get; } = SiteLanguage.Current;

    /// <summary>Whether the address names the language, as all pages but those about wrong addresses do.</summary>
    public bool HasLanguageInPath => IsAddressed(Path);

    /// <summary>The size of letters and the contrast that the reader keeps.</summary>
    public ReadingView View { get; } = ReadingPreferences.ViewOf(context.Request);

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => context.User.Identity?.IsAuthenticated == true;

    /// <summary>Name of the signed-in member of staff; null for citizens, whose account keeps none.</summary>
    public string? StaffName => IsSignedIn ? context.User.FindFirstValue(ClaimTypes.Name) : null;

    /// <summary>Whether the signed-in member of staff has a page of their own account here; behind some doors it is elsewhere.</summary>
    public bool HasAccountPage => !IsApplicant && SignedInSession.IdOf(context.User) is not null;

    /// <summary>Whether the signed-in person manages accounts of staff here.</summary>
    public bool ManagesAccounts => HasAccountPage && (IsAdministrator || context.User.IsInRole(ServiceRoles.AccountManager));

    /// <summary>Whether the signed-in person came as a citizen.</summary>
    public bool IsApplicant => context.User.IsInRole(ServiceRoles.Applicant);

    /// <summary>Whether the signed-in person works on the cases of a school.</summary>
    public bool IsSchoolStaff => context.User.IsInRole(ServiceRoles.SchoolClerk) || context.User.IsInRole(ServiceRoles.SchoolHead);

    /// <summary>Whether the signed-in person works at an office of the Corporation.</summary>
    public bool IsCorporationStaff => context.User.IsInRole(ServiceRoles.CorporationOperator);

    /// <summary>Whether the signed-in person may be the holder of complaints.</summary>
    public bool AnswersComplaints => IsSchoolStaff || IsInspector;

    /// <summary>Whether the signed-in person sees for the ministry whether the law is kept.</summary>
    public bool IsInspector => context.User.IsInRole(ServiceRoles.MinistryInspector);

    /// <summary>Whether the signed-in person keeps the public content.</summary>
    public bool IsEditor => context.User.IsInRole(ServiceRoles.MinistryEditor);

    /// <summary>Whether the signed-in person runs the service.</summary>
    public bool IsAdministrator => context.User.IsInRole(ServiceRoles.Administrator);

    /// <summary>The address by which the switch leads to a language and has it remembered.</summary>
    /// <param name="language">The language to switch to.</param>
    public string SwitchTo(SiteLanguage language) => With(PathIn(language), ReadingPreferences.SetLanguage, "1");

    /// <summary>The address by which a switch asks for another view of the same page.</summary>
    /// <param name="view">The view.</param>
    public string SwitchTo(ReadingView view) => With(PathIn(Language), ReadingPreferences.SetView, view.ToString());

    /// <summary>The whole address of the page in a language, without the query, for search engines.</summary>
    /// <param name="language">The language.</param>
    public string Absolute(SiteLanguage language) =>
        SiteAddress.Of(context) + new PathString(PathIn(language)[PathBase.Value!.Length..]).ToUriComponent();

    /// <summary>The date of the last change of a public page: that of its text, else that of this edition of the program; null for pages of one person's work.</summary>
    /// <param name="ofText">Almaty date when its text was changed.</param>
    public DateOnly? LastChange(DateOnly? ofText) => ofText ?? (IsPublic ? Edition.WrittenOn : null);

    private bool IsPublic => context.GetEndpoint()?.Metadata.GetMetadata<AllowAnonymousAttribute>() is not null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && !IsSignedIn;

    private PathString PathBase => context.Request.PathBase;

    private string Query => OriginalQuery();

    private string Path =>
        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path
        ?? context.Request.Path.Value
        ?? "/";

    private static bool IsAddressed(string path) => SiteLanguage.Of(new(path)) is not null;

    private string PathIn(SiteLanguage language)
    {
        if (language != Language && alternatePath is not null)
        {
            return PathBase + alternatePath;
        }

        return IsAddressed(Path)
            ? PathBase.Value + new PathString("/" + language.Code + Path[3..]).ToUriComponent()
            : $"{PathBase}/{language.Code}";
    }

    private string OriginalQuery() =>
        (PostedPage.IdOf(context) is { } answer ? PostedPage.QueryOf(context.Request, answer) : null)
        ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString
        ?? PublicQueries.ReadBy(context)
        ?? context.Request.QueryString.Value
        ?? string.Empty;

    private string With(string path, string name, string value)
    {
        var query = Query;
        return $"{path}{query}{(query.Length > 1 ? "&" : "?")}{name}={value}";
    }
}
