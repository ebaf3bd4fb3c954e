using Duplicates.Service.Offices;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;

namespace Duplicates.Service.Pages.Offices;

/// <summary>The directory of schools and offices, searched by any word, with what is open now (R6).</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class IndexModel(OfficeFinder directory, IOffices offices, OpenNow openNow) : DirectoryPage(directory, offices, openNow);
