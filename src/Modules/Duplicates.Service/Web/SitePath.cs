using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.Web;

/// <summary>The address of a page below its language; <see cref="SitePaths"/> has them all.</summary>
/// <param name="BelowLanguage">Without a slash in front, for example <c>my/messages</c>; empty for the start page.</param>
internal readonly record struct SitePath(string BelowLanguage)
{
    /// <summary>The page one part below.</summary>
    public SitePath Below(string part) => new($"{BelowLanguage}/{part}");

    /// <summary>The same page with a query behind.</summary>
    /// <param name="query">With its question mark; nothing leaves the address alone.</param>
    public SitePath With(string query) => new(BelowLanguage + query);

    /// <summary>The same page with a query behind.</summary>
    public SitePath With(QueryString query) => With(query.ToString());

    /// <summary>The address in a language, without a slash in front: behind <c>~/</c>, or behind the address of the site.</summary>
    /// <param name="language">Its code.</param>
    public string In(string language) => string.IsNullOrEmpty(BelowLanguage) ? language : $"{language}/{BelowLanguage}";

    /// <summary>The address in the language of the page that is being read: <c>href="~/@SitePaths.My"</c>.</summary>
    public override string ToString() => In(ReaderLanguage.Current);
}
