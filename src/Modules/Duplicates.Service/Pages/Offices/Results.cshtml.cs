using Duplicates.Service.Offices;
using Duplicates.Service.Web.Caching;
using Microsoft.AspNetCore.Authorization;

namespace Duplicates.Service.Pages.Offices;

/// <summary>The part of the directory that follows the reader's typing. It is no page of its own, so search engines leave it out.</summary>
[AllowAnonymous]
[PublicPage(Seconds = 30)]
internal sealed class ResultsModel(OfficeFinder directory, IOffices offices, OpenNow openNow) : DirectoryPage(directory, offices, openNow);
