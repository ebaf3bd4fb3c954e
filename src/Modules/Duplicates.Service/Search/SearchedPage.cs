using Duplicates.Domain;
using Duplicates.Service.Discovery;

namespace Duplicates.Service.Search;

/// <summary>A page with the text that is searched.</summary>
/// <param name="Page">The page.</param>
/// <param name="Body">Its text without marks.</param>
/// <param name="Questions">What people ask that it answers, in their own words.</param>
internal sealed record SearchedPage(PublicPage Page, BilingualText Body, BilingualText Questions);
